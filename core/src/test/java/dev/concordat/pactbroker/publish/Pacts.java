package dev.concordat.pactbroker.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Pacts to publish. */
final class Pacts {

    private Pacts() {}

    /** Writes a pact with an interaction of each description, which answers with that description. */
    static Path write(Path folder, String consumer, String provider, String... descriptions) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(
                folder.resolve(consumer + "-" + provider + ".json"), json(consumer, provider, descriptions));
    }

    static String json(String consumer, String provider, String... descriptions) {
        return """
                {"consumer": {"name": "%s"}, "provider": {"name": "%s"}, "interactions": [%s],
                 "metadata": {"pactSpecification": {"version": "2.0.0"}}}
                """.formatted(
                        consumer,
                        provider,
                        Arrays.stream(descriptions).map(Pacts::interaction).collect(Collectors.joining(",")));
    }

    private static String interaction(String description) {
        return """
                {"description": "%s", "providerState": "one exists",
                 "request": {"method": "GET", "path": "/%<s"}, "response": {"status": 200, "body": {"name": "%<s"}}}""".formatted(description);
    }
}
