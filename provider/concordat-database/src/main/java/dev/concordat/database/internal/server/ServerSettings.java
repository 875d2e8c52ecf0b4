package dev.concordat.database.internal.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an embedded server is set up: for speed, since its data never outlives it, and so that what was written since the
 * last reset can be read from its log.
 */
final class ServerSettings {

    private static final int IO_METHOD_SINCE = 18;

    private static final long MEGABYTE = 1 << 20;

    private ServerSettings() {}

    /** As arguments of {@code postgres}. */
    static List<String> arguments(int port, int majorVersion, long free) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "");
        settings.put("fsync", "off");
        settings.put("full_page_writes", "off");
        settings.put("synchronous_commit", "off");
        settings.put("autovacuum", "off");
        settings.put("jit", "off");
        // Spring keeps 32 contexts, each with a pool of ten.
        settings.put("max_connections", "500");
        settings.put("timezone", "UTC");
        log(settings, free);
        // After a crash it would not be what it was at the last reset: then let it be gone, which is noticed.
        settings.put("restart_after_crash", "off");
        settings.put("bgwriter_lru_maxpages", "0");
        settings.put("max_logical_replication_workers", "0");
        // Not in the machine's shared memory, where a server that was killed would leave it behind.
        settings.put("dynamic_shared_memory_type", "mmap");
        if (majorVersion >= IO_METHOD_SINCE) {
            // Everything is in memory; processes that read ahead would only have to be started.
            settings.put("io_method", "sync");
        }
        return settings.entrySet().stream()
                .flatMap(setting -> List.of("-c", setting.getKey() + "=" + setting.getValue()).stream())
                .toList();
    }

    // What a reset has to read must still be there, so the log goes only when it takes too much of what is free.
    private static void log(Map<String, String> settings, long free) {
        settings.put("wal_level", "minimal");
        settings.put("max_wal_senders", "0");
        settings.put("wal_init_zero", "off");
        settings.put("wal_recycle", "off");
        settings.put("checkpoint_timeout", "1d");
        settings.put("max_wal_size", bounded(free / 8, 64, 4096) + "MB");
        settings.put("wal_keep_size", bounded(free / 16, 32, 2048) + "MB");
    }

    private static long bounded(long bytes, long least, long most) {
        return Math.max(least, Math.min(most, bytes / MEGABYTE));
    }
}
