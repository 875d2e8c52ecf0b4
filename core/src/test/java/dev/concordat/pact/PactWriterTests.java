package dev.concordat.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.model.V4Interaction;
import dev.concordat.ConcordatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PactWriterTests {

    private static final RecordedInteraction ONE = interaction("shop.ProductTests#one", "one product", 200);
    private static final RecordedInteraction NONE = interaction("shop.ProductTests#none", "no product", 404);
    private static final RecordedInteraction ORDER = interaction("shop.OrderTests$Placing#places", "an order", 201);

    @TempDir
    private Path root;

    private Path folder;
    private Path file;
    private PactWriter writer;

    @BeforeEach
    void names() {
        folder = root.resolve("pacts");
        file = folder.resolve("shop-catalog.json");
        writer = PactWriter.into(folder);
    }

    @Nested
    class Bytes {

        @Test
        void writeWhenInteractionsComeInAnyOrderAreTheSame() throws IOException {
            List<RecordedInteraction> all = new ArrayList<>(List.of(ONE, NONE, ORDER));
            writer.write(run(all));
            byte[] first = Files.readAllBytes(file);

            Collections.shuffle(all, new Random(1));
            Files.delete(file);
            writer.write(run(all));

            assertThat(file).hasBinaryContent(first);
        }

        @Test
        void writeWhenTestsRunOneByOneAreThoseOfAWholeRun() throws IOException {
            writer.write(run(List.of(ONE, NONE, ORDER)));
            byte[] whole = Files.readAllBytes(file);
            Files.delete(file);

            for (RecordedInteraction each : List.of(ORDER, ONE, NONE)) {
                writer.write(run(List.of(each)));
            }

            assertThat(file).hasBinaryContent(whole);
        }

        @Test
        void writeWhenNothingChangedLeavesTheFileAlone() throws IOException {
            writer.write(run(List.of(ONE)));
            FileTime longAgo = FileTime.fromMillis(1_000_000);
            Files.setLastModifiedTime(file, longAgo);

            PactWriteResult result = writer.write(run(List.of(ONE)));

            assertThat(result.changed()).isFalse();
            assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
        }

        @Test
        void writeWhenDoneLeavesNothingElseBehind() throws IOException {
            writer.write(run(List.of(ONE)));

            assertThat(folder).isDirectoryContaining(path -> path.equals(file));
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).hasSize(1);
            }
            assertThat(PactFile.read(file).interactions())
                    .extracting(V4Interaction::getDescription)
                    .containsExactly("one product");
        }
    }

    @Nested
    class Ownership {

        @Test
        void writeWhenATestNoLongerExistsRemovesAndReportsItsInteractions() {
            writer.write(run(List.of(ONE, NONE)));

            PactWriteResult result = writer.write(run(List.of(ONE), test -> false));

            assertThat(result.stale()).containsExactly("'no product' by [shop.ProductTests#none]");
            assertThat(descriptions()).containsExactly("one product");
        }

        @Test
        void writeWhenATestDescribesSomethingElseReplacesWhatItDescribed() {
            writer.write(run(List.of(ONE, NONE)));
            RecordedInteraction renamed = interaction("shop.ProductTests#one", "a single product", 200);

            PactWriteResult result = writer.write(run(List.of(renamed)));

            assertThat(result.stale()).containsExactly("'one product' by [shop.ProductTests#one]");
            assertThat(descriptions()).containsExactly("a single product", "no product");
        }

        @Test
        void writeWhenATestChangesAnInteractionReportsNothingStale() {
            writer.write(run(List.of(ONE)));

            PactWriteResult result =
                    writer.write(run(List.of(interaction("shop.ProductTests#one", "one product", 203))));

            assertThat(result.stale()).isEmpty();
            assertThat(result.changed()).isTrue();
        }

        @Test
        void writeWhenTwoTestsDescribeTheSameBelongsToBoth() throws IOException {
            RecordedInteraction again = interaction("shop.BasketTests#one", "one product", 200);
            writer.write(run(List.of(ONE, again)));
            byte[] both = Files.readAllBytes(file);

            writer.write(run(List.of(again)));
            assertThat(file).hasBinaryContent(both);

            writer.write(
                    new PactContribution("shop", "catalog", Set.of("shop.ProductTests#one"), List.of(), t -> true));
            assertThat(descriptions()).containsExactly("one product");
            assertThat(file).content().doesNotContain("ProductTests");
        }

        @Test
        void writeWhenPactJvmWroteAnInteractionKeepsIt() throws IOException {
            Files.createDirectories(folder);
            Files.writeString(file, """
                    {"consumer": {"name": "shop"}, "provider": {"name": "catalog"},
                     "metadata": {"pactSpecification": {"version": "4.0"}, "pact-jvm": {"version": "4.7.5"}},
                     "interactions": [{"type": "Synchronous/HTTP", "description": "theirs",
                       "comments": {"testname": "shop.OldTest.theirs(MockServer)"},
                       "request": {"method": "GET", "path": "/"}, "response": {"status": 200}}]}
                    """);

            writer.write(run(List.of(ONE), test -> false));

            assertThat(descriptions()).containsExactly("one product", "theirs");
            assertThat(file).content().contains("\"pact-jvm\"");
        }
    }

    @Nested
    class OlderSpecifications {

        @Test
        void writeWhenTheFileIsOfSpecification3KeepsItsInteractionsAsOfTheNewest() throws IOException {
            Files.createDirectories(folder);
            Files.writeString(file, """
                    {"consumer": {"name": "shop"}, "provider": {"name": "catalog"},
                     "metadata": {"pactSpecification": {"version": "3.0.0"}},
                     "interactions": [{"description": "theirs",
                       "request": {"method": "GET", "path": "/", "query": {"page": ["1"]}},
                       "response": {"status": 200, "headers": {"Content-Type": "application/json"},
                         "body": {"id": 1}}}]}
                    """);

            writer.write(run(List.of(ONE), test -> false));

            assertThat(descriptions()).containsExactly("one product", "theirs");
            assertThat(PactFile.read(file).interactions())
                    .extracting(interaction -> interaction
                            .asSynchronousRequestResponse()
                            .getResponse()
                            .getBody()
                            .valueAsString())
                    .containsExactly("", "{\"id\":1}");
            assertThat(file).content().contains("\"version\": \"4.0\"").doesNotContain("3.0.0");
        }
    }

    @Nested
    class Refusals {

        @Test
        void writeWhenAnInteractionIsNoObjectLeavesTheFile() throws IOException {
            Files.createDirectories(folder);
            String content = "{\"consumer\":{\"name\":\"shop\"},\"provider\":{\"name\":\"catalog\"},"
                    + "\"metadata\":{\"pactSpecification\":{\"version\":\"4.0\"}},\"interactions\":[1]}";
            Files.writeString(file, content);

            assertThatExceptionOfType(ConcordatException.class)
                    .isThrownBy(() -> writer.write(run(List.of(ONE))))
                    .withMessage("""
                            'shop-catalog.json' is not a pact: one of its interactions is 1.
                              Where: %s
                              Fix: bring it back as it was committed, or remove it and run all of the consumer's tests; it is left as it is.""".formatted(file));
            assertThat(file).hasContent(content);
        }

        @Test
        void writeWhenTestsDisagreeNamesBothAndLeavesTheFile() throws IOException {
            writer.write(run(List.of(ONE)));
            byte[] before = Files.readAllBytes(file);
            RecordedInteraction other = interaction("shop.BasketTests#one", "one product", 203);

            assertThatExceptionOfType(ConcordatException.class)
                    .isThrownBy(() -> writer.write(run(List.of(other))))
                    .withMessage("""
                            'one product' is declared twice with the same provider states ('it is open' {"day":1}) but with different content.
                            $.response.status is 200 in 'shop.ProductTests#one' and 203 in 'shop.BasketTests#one'.
                              Where: shop.ProductTests#one, shop.BasketTests#one, %s
                              Fix: make both the same, or give one of them a description or a provider state of its own; where one test no longer declares it, run that test as well.""".formatted(file));
            assertThat(file).hasBinaryContent(before);
        }

        @Test
        void writeWhenTheFileIsNoPactLeavesIt() throws IOException {
            Files.createDirectories(folder);
            Files.writeString(file, "<<<<<<< HEAD");

            assertThatExceptionOfType(ConcordatException.class)
                    .isThrownBy(() -> writer.write(run(List.of(ONE))))
                    .satisfies(e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                        assertThat(problem.what()).startsWith("'shop-catalog.json' is not JSON: ");
                        assertThat(problem.where()).isEqualTo(file.toString());
                        assertThat(problem.fix())
                                .isEqualTo(
                                        "bring it back as it was committed, or remove it and run all of the consumer's tests; it is left as it is.");
                    }));
            assertThat(file).hasContent("<<<<<<< HEAD");
        }

        @Test
        void writeWhenNamesWouldShareAFileNamesBothPacts() {
            PactWriter.into(folder).write(new PactContribution("a-b", "c", Set.of(), List.of(ONE), test -> true));

            assertThatExceptionOfType(ConcordatException.class)
                    .isThrownBy(
                            () -> writer.write(new PactContribution("a", "b-c", Set.of(), List.of(ONE), test -> true)))
                    .withMessage("""
                            'a-b-c.json' is the pact of 'a-b' with 'c', and the one of 'a' with 'b-c' would have the same name.
                              Where: %s
                              Fix: rename a consumer or a provider; remove the file if its pact is no longer wanted.""".formatted(folder.resolve("a-b-c.json")));
        }

        @Test
        void checkWritableWhenTheFolderIsAFileSaysWhatToDo() throws IOException {
            Files.writeString(folder, "");

            assertThatExceptionOfType(ConcordatException.class)
                    .isThrownBy(writer::checkWritable)
                    .withMessage("""
                            The pacts cannot be written: a file stands where their folder should be.
                              Where: %s
                              Fix: make the folder writable, or name another one with the system property 'pact.rootDir'.""".formatted(folder));
        }
    }

    @Test
    void fileWhenNamesHoldSeparatorsStaysInTheFolder() {
        assertThat(writer.file("../../etc/shop", "cata\\log:1"))
                .isEqualTo(folder.resolve(".._.._etc_shop-cata_log_1.json"));
    }

    private List<String> descriptions() {
        return PactFile.read(file).interactions().stream()
                .map(V4Interaction::getDescription)
                .toList();
    }

    private static PactContribution run(List<RecordedInteraction> interactions) {
        return run(interactions, test -> true);
    }

    private static PactContribution run(List<RecordedInteraction> interactions, Predicate<String> testExists) {
        return new PactContribution(
                "shop",
                "catalog",
                interactions.stream().flatMap(each -> each.tests().stream()).collect(Collectors.toSet()),
                interactions,
                testExists);
    }

    static RecordedInteraction interaction(String test, String description, int status) {
        return RecordedInteraction.of(
                test,
                new V4Interaction.SynchronousHttp(
                        description,
                        List.of(new ProviderState("it is open", Map.of("day", 1))),
                        new HttpRequest("GET", "/"),
                        new HttpResponse(status)));
    }
}
