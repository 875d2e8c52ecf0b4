package dev.concordat.database.internal.durable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/**
 * Packs files that may change meanwhile: each has in the archive the length that it had when it was begun. The system's
 * own {@code tar} calls that a failure.
 */
final class TarWriter {

    private static final int BLOCK = 512;
    private static final int NAME = 100;

    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 16];

    TarWriter(OutputStream out) {
        this.out = out;
    }

    void folder(String name) throws IOException {
        header(name + "/", 0, '5', 0700);
    }

    void file(String name, byte[] content) throws IOException {
        header(name, content.length, '0', 0600);
        out.write(content);
        pad(content.length);
    }

    /** A file of the disk; one that grew is cut off, and one that shrank is filled up. */
    void file(String name, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            header(name, size, '0', 0600);
            long left = size;
            while (left > 0) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    Arrays.fill(buffer, (byte) 0);
                    count = (int) Math.min(buffer.length, left);
                }
                out.write(buffer, 0, count);
                left -= count;
            }
            pad(size);
        }
    }

    private void header(String name, long size, char kind, int mode) throws IOException {
        byte[] header = new byte[BLOCK];
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length >= NAME) {
            throw new IOException("The name is too long for an archive: " + name);
        }
        System.arraycopy(bytes, 0, header, 0, bytes.length);
        octal(header, 100, 8, mode);
        octal(header, 108, 8, 0);
        octal(header, 116, 8, 0);
        octal(header, 124, 12, size);
        octal(header, 136, 12, Instant.now().getEpochSecond());
        header[156] = (byte) kind;
        text(header, 257, "ustar\00000");
        checksum(header);
        out.write(header);
    }

    // Of the header, in which the sum itself counts as spaces.
    private static void checksum(byte[] header) {
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte one : header) {
            sum += one & 0xff;
        }
        octal(header, 148, 7, sum);
    }

    private static void octal(byte[] header, int offset, int length, long value) {
        text(header, offset, String.format(Locale.ROOT, "%0" + (length - 1) + "o", value) + "\0");
    }

    private static void text(byte[] header, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }

    private void pad(long size) throws IOException {
        out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }

    /** Ends the archive, not what it is written to. */
    void end() throws IOException {
        out.write(new byte[2 * BLOCK]);
    }
}
