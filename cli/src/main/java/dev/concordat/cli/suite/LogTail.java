package dev.concordat.cli.suite;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** The end of a log: what a command is at, and why it failed. */
final class LogTail {

    private static final int ENOUGH_FOR_A_LINE = 4_096;
    private static final int ENOUGH_FOR_A_REASON = 256 * 1_024;
    private static final int LINES = 15;

    /** Colours and cursor movements. */
    private static final Pattern ESCAPES = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]");

    private static final String ERROR = "[ERROR]";

    /** What Maven says after every failure, whatever failed, and where in the code it noticed. */
    private static final Pattern NOISE = Pattern.compile("(Re-run Maven|To see the full stack trace|See dump files"
            + "|For more information about the errors|\\[Help \\d]\\s+https?:|After correcting the problems"
            + "|\\s+mvn <args> -rf|\\s+at [\\w.$]+[./]|\\s+\\.\\.\\. \\d+ more).*");

    private static final Pattern HELP = Pattern.compile("\\s*-> \\[Help \\d]$");

    private LogTail() {}

    /** The newest line that says something; empty where there is none yet. */
    static String newestLine(Path log) {
        List<String> lines = lines(log, ENOUGH_FOR_A_LINE);
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    /** The errors that the end of a log names, each once, where it stands last; else its last lines. */
    static List<String> reason(Path log) {
        List<String> lines = lines(log, ENOUGH_FOR_A_REASON);
        LinkedHashSet<String> errors = new LinkedHashSet<>();
        for (String line : lines) {
            if (line.startsWith(ERROR)) {
                String error = HELP.matcher(line.substring(ERROR.length())).replaceFirst("");
                errors.remove(error);
                errors.add(error);
            }
        }
        List<String> telling = errors.stream()
                .filter(error -> !error.isBlank())
                .map(error -> error.startsWith(" ") ? error.substring(1) : error)
                .filter(error -> !NOISE.matcher(error).matches())
                .limit(LINES)
                .toList();
        return telling.isEmpty() ? lines.subList(Math.max(0, lines.size() - LINES), lines.size()) : telling;
    }

    private static List<String> lines(Path log, int bytes) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - bytes);
            file.seek(from);
            byte[] end = new byte[(int) (file.length() - from)];
            file.readFully(end);
            return ESCAPES.matcher(new String(end, StandardCharsets.UTF_8))
                    .replaceAll("")
                    .lines()
                    .map(String::stripTrailing)
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            // The log is an aid; a command whose log cannot be read still has its exit code.
            return List.of();
        }
    }
}
