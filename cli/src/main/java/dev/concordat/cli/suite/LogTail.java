package dev.concordat.cli.suite;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** What Maven says after every failure, whatever failed. */
    private static final Pattern ADVICE = Pattern.compile(
            "\\[ERROR]\\s*|.*(Re-run Maven|To see the full stack trace|For more information about the errors"
                    + "|\\[Help \\d]\\s+https?:|After correcting the problems|mvn <args> -rf).*");

    private static final Pattern HELP = Pattern.compile("\\s*-> \\[Help \\d]$");

    private LogTail() {}

    /** The newest line that says something; empty where there is none yet. */
    static String newestLine(Path log) {
        List<String> lines = lines(log, ENOUGH_FOR_A_LINE);
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    /** The errors that the end of a log names, else its last lines. */
    static List<String> reason(Path log) {
        List<String> lines = lines(log, ENOUGH_FOR_A_REASON);
        List<String> errors = lines.stream()
                .filter(line -> line.startsWith("[ERROR]"))
                .map(line -> HELP.matcher(line).replaceFirst(""))
                .filter(line -> !ADVICE.matcher(line).matches())
                .toList();
        List<String> telling = errors.isEmpty() ? lines : new ArrayList<>(new LinkedHashSet<>(errors));
        return List.copyOf(telling.subList(Math.max(0, telling.size() - LINES), telling.size()));
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
