package dev.concordat.database.internal.cache;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Tells a file that was cut off, or parts of which were never written to the disk, at a small part of what reading all
 * of it would cost: by its size, and a checksum of blocks from all over it.
 */
final class Sample {

    private static final int BLOCKS = 256;

    private static final int BLOCK = 4096;

    private Sample() {}

    static String of(Path file) throws IOException {
        CRC32C checksum = new CRC32C();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            for (int number = 0; number < BLOCKS; number++) {
                long position = Math.max(0, size - BLOCK) * number / (BLOCKS - 1);
                read(channel, position, block.clear().limit((int) Math.min(BLOCK, size)));
                checksum.update(block.flip());
            }
            return size + "-" + Long.toHexString(checksum.getValue());
        }
    }

    private static void read(FileChannel channel, long position, ByteBuffer block) throws IOException {
        while (block.hasRemaining()) {
            if (channel.read(block, position + block.position()) < 0) {
                throw new EOFException("It became shorter while it was read");
            }
        }
    }
}
