package dev.concordat.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes pacts for tests, as a consumer would have left them. */
final class PactText {

    private PactText() {}

    static Path write(Path folder, String consumer, String provider, String... interactions) {
        String json = """
                {
                  "consumer": {"name": "%s"},
                  "provider": {"name": "%s"},
                  "interactions": [%s],
                  "metadata": {"pactSpecification": {"version": "4.0"}}
                }
                """.formatted(consumer, provider, String.join(",", interactions));
        try {
            return Files.writeString(folder.resolve(consumer + "-" + provider + ".json"), json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A GET that expects a JSON body; {@code rules} is the content of the response's matching rules. */
    static String get(String description, String states, String path, String body, String rules) {
        return """
                {
                  "type": "Synchronous/HTTP",
                  "description": "%s",
                  "providerStates": [%s],
                  "comments": {"testname": "com.example.CatalogClientTests#test"},
                  "request": {"method": "GET", "path": "%s"},
                  "response": {
                    "status": 200,
                    "headers": {"Content-Type": ["application/json"]},
                    "body": {"content": %s, "contentType": "application/json", "encoded": false}%s
                  }
                }
                """.formatted(description, states, path, body, matchingRules(rules));
    }

    static String message(String description, String states, String body, String metadata, String rules) {
        return """
                {
                  "type": "Asynchronous/Messages",
                  "description": "%s",
                  "providerStates": [%s],
                  "contents": {"content": %s, "contentType": "application/json", "encoded": false},
                  "metadata": %s%s
                }
                """.formatted(description, states, body, metadata, matchingRules(rules));
    }

    private static String matchingRules(String rules) {
        return rules.isEmpty() ? "" : ", \"matchingRules\": {" + rules + "}";
    }

    /** Rules that compare the values at paths by type. */
    static String byType(String... paths) {
        return Arrays.stream(paths)
                .map(path -> "\"" + path + "\": {\"combine\": \"AND\", \"matchers\": [{\"match\": \"type\"}]}")
                .collect(Collectors.joining(", ", "\"body\": {", "}"));
    }
}
