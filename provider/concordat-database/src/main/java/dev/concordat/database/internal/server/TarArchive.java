package dev.concordat.database.internal.server;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * Unpacks the tar files that the server binaries come in: files, folders and symbolic links with short names. A library
 * for every dialect of tar would weigh more than the one dialect does.
 */
public final class TarArchive {

    private static final int BLOCK = 512;

    private final DataInputStream in;
    private final byte[] header = new byte[BLOCK];
    private final byte[] buffer = new byte[1 << 16];

    private TarArchive(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /** Unpacks everything into a folder that exists. */
    public static void unpack(InputStream tar, Path folder) throws IOException {
        new TarArchive(tar).unpack(folder);
    }

    private void unpack(Path folder) throws IOException {
        while (true) {
            in.readFully(header);
            if (header[0] == 0) {
                return;
            }
            Path target = folder.resolve(text(0, 100)).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("The archive reaches out of its folder: " + text(0, 100));
            }
            entry(target);
        }
    }

    private void entry(Path target) throws IOException {
        switch (header[156]) {
            case '5' -> {
                Files.createDirectories(target);
                permit(target);
            }
            case '2' -> {
                Files.createDirectories(parent(target));
                Files.createSymbolicLink(target, Path.of(text(157, 100)));
            }
            case '0', 0 -> {
                Files.createDirectories(parent(target));
                file(target, octal(124, 12));
                permit(target);
            }
            default -> throw new IOException("Unknown kind of archive entry '" + (char) header[156] + "': " + target);
        }
    }

    private void file(Path target, long size) throws IOException {
        try (OutputStream out = Files.newOutputStream(target)) {
            long left = size;
            while (left > 0) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    throw new IOException("The archive ends within " + target);
                }
                out.write(buffer, 0, count);
                left -= count;
            }
        }
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    }

    private void permit(Path target) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(permissions(octal(100, 8)));
        }
    }

    private static Set<PosixFilePermission> permissions(long mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int bit = 0; bit < all.length; bit++) {
            if ((mode >> (all.length - 1 - bit) & 1) == 1) {
                permissions.add(all[bit]);
            }
        }
        return permissions;
    }

    private static Path parent(Path target) throws IOException {
        Path parent = target.getParent();
        if (parent == null) {
            throw new IOException("An archive entry has no folder: " + target);
        }
        return parent;
    }

    private String text(int offset, int length) {
        int end = offset;
        while (end < offset + length && header[end] != 0) {
            end++;
        }
        return new String(header, offset, end - offset, StandardCharsets.UTF_8);
    }

    private long octal(int offset, int length) {
        String digits = text(offset, length).strip();
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }
}
