package dev.concordat.cli.suite;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.YamlDocument;
import dev.concordat.configuration.YamlValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a suite file, and tells all of its faults at once. */
final class SuiteFileReader {

    private static final Duration TIMEOUT = Duration.ofMinutes(20);

    private static final List<String> KEYS =
            List.of("consumers", "providers", "pacts", "timeout", "broker", "maven-arguments");

    private final Path root;
    private final List<Problem> problems = new ArrayList<>();

    private SuiteFileReader(Path root) {
        this.root = root;
    }

    static SuiteFile read(Path root) {
        return new SuiteFileReader(root).read();
    }

    private SuiteFile read() {
        YamlValue.Mapping document =
                YamlDocument.read(root.resolve(SuiteFile.NAME)).asMapping(SuiteFile.NAME);
        check(() -> document.allowOnly(SuiteFile.NAME, KEYS));
        List<SuiteModule> consumers = modules(document, Side.CONSUMERS, List.of("module", "command"));
        List<SuiteModule> providers = modules(document, Side.PROVIDERS, List.of("module", "provider", "command"));
        if (providers.isEmpty() && problems.isEmpty()) {
            problems.add(Problem.at(
                    document.origin(),
                    "'" + SuiteFile.NAME + "' has no 'providers', so that nothing would be verified.",
                    "add the modules whose tests verify pacts:\nproviders:\n  - module: provider/catalog"));
        }
        checkTwice(consumers, providers);
        Path pacts = optional(document, "pacts")
                .map(text -> root.resolve(text).normalize())
                .orElse(root.resolve("pacts"));
        Duration timeout = attempt(
                TIMEOUT, () -> document.get("timeout").map(Durations::parse).orElse(TIMEOUT));
        List<String> arguments = attempt(
                List.of(),
                () -> document.get("maven-arguments").map(this::words).orElse(List.of()));
        boolean broker =
                attempt(true, () -> document.get("broker").map(this::broker).orElse(true));
        if (!problems.isEmpty()) {
            throw new ConcordatException(problems, null);
        }
        return new SuiteFile(root, consumers, providers, pacts, timeout, broker, arguments);
    }

    private boolean broker(YamlValue value) {
        String text = value.asText("broker");
        if (!List.of("embedded", "none").contains(text)) {
            throw new ConcordatException(Problem.at(
                    value.origin(),
                    "'broker: " + text + "' is not known.",
                    "write 'embedded' for a broker of the run's own, which is the default, or 'none' to take the pacts"
                            + " from their folder."));
        }
        return text.equals("embedded");
    }

    private List<SuiteModule> modules(YamlValue.Mapping document, Side side, List<String> keys) {
        List<SuiteModule> modules = new ArrayList<>();
        check(() -> document.get(side.key())
                .ifPresent(section -> section.asSequence(side.key())
                        .items()
                        .forEach(item -> check(() -> modules.add(module(item, side, keys))))));
        return modules;
    }

    /** A mapping, or the folder alone. */
    private SuiteModule module(YamlValue item, Side side, List<String> keys) {
        if (item instanceof YamlValue.Scalar) {
            return module(item, item.asText(side.key()), Optional.empty(), Optional.empty());
        }
        YamlValue.Mapping entry = item.asMapping(side.key());
        entry.allowOnly(side.key(), keys);
        YamlValue module = entry.get("module")
                .orElseThrow(() -> new ConcordatException(Problem.at(
                        entry.origin(),
                        "An entry of '" + side.key() + "' has no 'module'.",
                        "write its folder, seen from this file: 'module: consumer/storefront'.")));
        return module(
                module,
                module.asText("module"),
                entry.get("provider").map(value -> value.asText("provider")),
                entry.get("command").map(this::command));
    }

    private SuiteModule module(
            YamlValue at, String path, Optional<String> pacticipant, Optional<ModuleCommand> command) {
        Path folder = root.resolve(path).normalize();
        if (!Files.isDirectory(folder)) {
            throw new ConcordatException(Problem.at(
                    at.origin(),
                    "There is no folder '" + path + "' in '" + root + "'.",
                    ModuleFolders.near(root, path)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("write the module's folder, seen from this file.")));
        }
        String name = pacticipant.orElse(String.valueOf(folder.getFileName()));
        return new SuiteModule(at.origin(), path, folder, name, command);
    }

    private ModuleCommand command(YamlValue value) {
        if (value instanceof YamlValue.Sequence sequence && !sequence.items().isEmpty()) {
            return new ModuleCommand.Program(value.asTexts("command"));
        }
        String line = value.asText("command");
        if (line.isBlank()) {
            throw new ConcordatException(
                    Problem.at(value.origin(), "'command' is blank.", "write one, or remove the key to use Maven."));
        }
        return new ModuleCommand.Shell(line);
    }

    /** A list as it is; one text in words. */
    private List<String> words(YamlValue value) {
        return value instanceof YamlValue.Sequence
                ? value.asTexts("maven-arguments")
                : List.of(value.asText("maven-arguments").strip().split("\\s+"));
    }

    private void checkTwice(List<SuiteModule> consumers, List<SuiteModule> providers) {
        for (List<SuiteModule> side : List.of(consumers, providers)) {
            Map<Path, SuiteModule> byFolder = new HashMap<>();
            side.forEach(module -> checkTwice(module, byFolder.putIfAbsent(module.folder(), module)));
        }
        Map<String, SuiteModule> byName = new HashMap<>();
        for (SuiteModule module : providers) {
            SuiteModule first = byName.putIfAbsent(module.pacticipant(), module);
            if (first != null && !first.folder().equals(module.folder())) {
                problems.add(new Problem(
                        "Two modules verify the provider '" + module.pacticipant() + "': '" + first.path() + "' and '"
                                + module.path() + "'.",
                        first.origin() + ", " + module.origin(),
                        "keep one of them, or give each the provider's name in the pacts as 'provider:'."));
            }
        }
    }

    private void checkTwice(SuiteModule module, @Nullable SuiteModule first) {
        if (first != null) {
            problems.add(new Problem(
                    "The module '" + module.path() + "' stands twice.",
                    first.origin() + ", " + module.origin(),
                    "keep one of the two."));
        }
    }

    private Optional<String> optional(YamlValue.Mapping document, String key) {
        return attempt(Optional.empty(), () -> document.get(key).map(value -> value.asText(key)));
    }

    private void check(Runnable step) {
        attempt("", () -> {
            step.run();
            return "";
        });
    }

    private <T> T attempt(T otherwise, Supplier<T> step) {
        try {
            return step.get();
        } catch (ConcordatException e) {
            problems.addAll(e.problems());
            return otherwise;
        }
    }
}
