package dev.concordat.broker.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Something that the official broker serves.
 *
 * @param reason why ours does not; empty where it does
 */
record OfficialRoute(String method, String template, String reason) {

    static List<OfficialRoute> read() throws IOException {
        try (InputStream in = OfficialRoute.class.getResourceAsStream("/conformance/official-routes.tsv")) {
            if (in == null) {
                throw new IllegalStateException("There is no official-routes.tsv");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> (line + "\t").split("\t", -1))
                    .map(cells -> new OfficialRoute(cells[0], cells[1], cells[2]))
                    .toList();
        }
    }

    boolean isServed() {
        return reason.isEmpty();
    }

    /** An address of the route. */
    String path() {
        return template.replaceAll("\\{[^}]*}", "x");
    }

    String row() {
        return "| " + method + " | `" + template + "` | " + (isServed() ? "served" : "not served: " + reason) + " |";
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
