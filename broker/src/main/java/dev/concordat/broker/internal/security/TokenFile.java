package dev.concordat.broker.internal.security;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of hashed tokens, each on a line {@code role name sha256:hash}; blank lines and those of {@code #} are left
 * out.
 */
final class TokenFile {

    private static final Pattern LINE =
            Pattern.compile("(read|write)\\s+([A-Za-z0-9._-]{1,64})\\s+sha256:([0-9a-f]{64})");

    private TokenFile() {}

    /** A line for such a file. */
    static String line(Role role, String name, String secret) {
        String line = (role == Role.WRITE ? "write " : "read ") + name + " sha256:"
                + HexFormat.of().formatHex(Token.hash(secret));
        if (!LINE.matcher(line).matches()) {
            throw new IllegalArgumentException(
                    "A token's name has letters, digits, '.', '_' and '-', 64 of them at most; this is '" + name
                            + "'.");
        }
        return line;
    }

    static List<Credential> read(Path file) {
        List<Credential> credentials = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                Optional<Credential> credential = parse(line);
                credential.ifPresent(credentials::add);
                if (credential.isEmpty()) {
                    problems.add(unreadable(file + ":" + (i + 1)));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ConcordatException(problems, null);
        }
        return credentials;
    }

    private static Optional<Credential> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(Credential.token(
                        matcher.group(2),
                        matcher.group(1).equals("write") ? Role.WRITE : Role.READ,
                        HexFormat.of().parseHex(matcher.group(3))))
                : Optional.empty();
    }

    /** The line itself is not quoted: somebody may have written a token there instead of its hash. */
    private static Problem unreadable(String where) {
        return new Problem(
                "A line of the broker's tokens cannot be read.",
                where,
                "write 'read' or 'write', a name of letters, digits, '.', '_' and '-', and 'sha256:' with the token's hash in"
                        + " 64 hexadecimal digits, separated by spaces.");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new ConcordatException(
                    new Problem(
                            e instanceof NoSuchFileException
                                    ? "The file of the broker's tokens does not exist."
                                    : "The file of the broker's tokens cannot be read: " + e.getMessage(),
                            file.toString(),
                            "make it readable text of UTF-8, or correct '" + Access.TOKENS_FILE + "'."),
                    e);
        }
    }
}
