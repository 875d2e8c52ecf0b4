package dev.concordat.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.concordat.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepProcessTests {

    @TempDir
    private Path folder;

    @Test
    void runWhenCommandEndsHasItsCodeAndOutput() throws Exception {
        Ending ending = run("echo out; echo err >&2; exit 3", Duration.ofMinutes(1));

        assertThat(ending.reason()).isEqualTo(Ending.Reason.EXITED);
        assertThat(ending.exitCode()).isEqualTo(3);
        assertThat(ending.successful()).isFalse();
        assertThat(folder.resolve("logs/step.log")).hasContent("out\nerr\n");
    }

    @Test
    void runWhenCommandReadsItsInputFindsNothingThere() throws Exception {
        Ending ending = run("cat; read answer || echo no answer", Duration.ofMinutes(1));

        assertThat(ending.successful()).isTrue();
        assertThat(folder.resolve("logs/step.log")).hasContent("no answer\n");
    }

    @Test
    void runWhenStepSetsVariablesAddsAndRemovesThem() throws Exception {
        Step.Command command = new Step.Command(
                List.of("sh", "-c", "echo ${HOME:-none} $GREETING"),
                folder,
                Map.of("HOME", "", "GREETING", "hello"),
                false);

        process(command, Duration.ofMinutes(1)).run((elapsed, line) -> {});

        assertThat(folder.resolve("logs/step.log")).hasContent("none hello\n");
    }

    @Test
    void runWhenCommandGoesOnTellsItsNewestLine() throws Exception {
        List<String> told = new ArrayList<>();
        String untilTold = "echo first; while [ ! -e told ]; do sleep 0.05; done; echo last";

        process(shell(untilTold), Duration.ofMinutes(1)).run((elapsed, line) -> {
            told.add(line);
            if (line.equals("first")) {
                create(folder.resolve("told"));
            }
        });

        assertThat(told).contains("first");
    }

    @Test
    void runWhenTimeIsOverEndsAllThatWasStarted() throws Exception {
        String family = "sh -c 'echo $$ > child; sleep 600' & echo $$ > parent; wait";

        Ending ending = run(family, Duration.ofSeconds(1));

        assertThat(ending.reason()).isEqualTo(Ending.Reason.TIMED_OUT);
        assertThat(ending.exitCode()).isEqualTo(-1);
        for (String member : List.of("parent", "child")) {
            long id = Long.parseLong(Files.readString(folder.resolve(member)).strip());
            assertThat(ProcessHandle.of(id).filter(ProcessHandle::isAlive)).isEmpty();
        }
    }

    @Test
    void runWhenProgramIsMissingNamesIt() {
        Step.Command command = new Step.Command(List.of("./no-such-program"), folder, Map.of(), false);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> process(command, Duration.ofMinutes(1)).run((elapsed, line) -> {}))
                .withMessageStartingWith("Cannot start './no-such-program' in '" + folder + "': ");
    }

    private Ending run(String line, Duration timeout) throws InterruptedException {
        return process(shell(line), timeout).run((elapsed, newest) -> {});
    }

    private Step.Command shell(String line) {
        return new ModuleCommand.Shell(line).in(folder);
    }

    private StepProcess process(Step.Command command, Duration timeout) {
        SuiteModule module = new SuiteModule(Origin.of("x"), ".", folder, "x", Optional.empty());
        return new StepProcess(
                new Step(Side.CONSUMERS, List.of(module), command, folder.resolve("logs/step.log")), timeout);
    }

    private static void create(Path file) {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
