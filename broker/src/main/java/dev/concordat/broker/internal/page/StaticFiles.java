package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Style sheet, script and icon: named by their content, so that a browser may keep them for good. */
final class StaticFiles {

    private static final String FOREVER = "public, max-age=31536000, immutable";

    private static final Map<String, String> TYPES =
            Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");

    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    private final Map<String, String> paths = new LinkedHashMap<>();

    StaticFiles() {
        for (String name : new String[] {"concordat.css", "concordat.js", "concordat.svg"}) {
            byte[] content = read(name);
            int dot = name.lastIndexOf('.');
            contents.put(name, content);
            paths.put(name, "/static/" + name.substring(0, dot) + "." + hash(content) + name.substring(dot));
        }
    }

    void register(Routes routes) {
        contents.forEach((name, content) -> {
            String type = type(name);
            routes.on(path(name)).get(type, call -> file(content, type));
        });
        byte[] icon = read("favicon.ico");
        routes.on("/favicon.ico").get("image/x-icon", call -> icon(icon)).head("image/x-icon", call -> icon(icon));
    }

    /** Where a file is, below the broker's address. */
    String path(String name) {
        String path = paths.get(name);
        if (path == null) {
            throw new IllegalArgumentException("There is no file '" + name + "'.");
        }
        return path;
    }

    private static Answer file(byte[] content, String type) {
        return Answer.ok(content)
                .withContentType(type + (type.startsWith("text/") ? ";charset=utf-8" : ""))
                .withHeader("Cache-Control", FOREVER);
    }

    private static Answer icon(byte[] content) {
        return Answer.ok(content).withHeader("Cache-Control", "public, max-age=86400");
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private static byte[] read(String name) {
        try (InputStream in = StaticFiles.class.getResourceAsStream("/static/" + name)) {
            if (in == null) {
                throw new IllegalStateException("There is no file '" + name + "'.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
