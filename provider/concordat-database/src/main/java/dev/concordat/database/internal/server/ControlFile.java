package dev.concordat.database.internal.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What PostgreSQL notes of a data directory when it stops: where its log ended. */
final class ControlFile {

    private static final int REDO = 40;
    private static final int TIMELINE = 48;

    private ControlFile() {}

    /**
     * Deletes the log files of a stopped server that it will not read again: all but the one in which it ended. They
     * are most of what a small database weighs.
     */
    static void dropFinishedLog(Path data) throws IOException {
        ByteBuffer control = ByteBuffer.wrap(Files.readAllBytes(data.resolve("global/pg_control")))
                .order(ByteOrder.nativeOrder());
        List<Path> segments;
        try (Stream<Path> files = Files.list(data.resolve("pg_wal"))) {
            segments = files.filter(file -> String.valueOf(file.getFileName()).matches("[0-9A-F]{24}"))
                    .toList();
        }
        if (segments.isEmpty()) {
            return;
        }
        long size = Files.size(segments.get(0));
        String last = name(control.getInt(TIMELINE), control.getLong(REDO), size);
        // A server of a version that notes it otherwise keeps all of them.
        if (segments.stream().anyMatch(file -> file.endsWith(last))) {
            for (Path segment : segments) {
                if (!segment.endsWith(last)) {
                    Files.delete(segment);
                }
            }
        }
    }

    private static String name(int timeline, long position, long segmentSize) {
        long number = position / segmentSize;
        long perId = (1L << 32) / segmentSize;
        return String.format(Locale.ROOT, "%08X%08X%08X", timeline, number / perId, number % perId);
    }
}
