package dev.concordat.database.internal.durable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a durable server is set up: nothing that was acknowledged is lost, and it takes little memory. */
final class ClusterSettings {

    private ClusterSettings() {}

    /** As arguments of {@code postgres}. */
    static List<String> arguments(int port) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "");
        durability(settings);
        memory(settings);
        settings.put("timezone", "UTC");
        settings.put("jit", "off");
        // Faults of statements are told to who sent them; the log is for what concerns the server.
        settings.put("log_min_messages", "log");
        settings.put("log_checkpoints", "off");
        return arguments(settings);
    }

    /** As arguments of {@code postgres --single}: the first fault is the last, and no statement is logged with it. */
    static List<String> ofSingleUser() {
        return arguments(Map.of("exit_on_error", "on", "log_min_error_statement", "panic"));
    }

    private static List<String> arguments(Map<String, String> settings) {
        return settings.entrySet().stream()
                .flatMap(setting -> List.of("-c", setting.getKey() + "=" + setting.getValue()).stream())
                .toList();
    }

    // Also where a file in the folder says otherwise.
    private static void durability(Map<String, String> settings) {
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("restart_after_crash", "on");
        // A backup of the running server needs the log in full, and a slot that holds it until it is copied.
        settings.put("wal_level", "replica");
        settings.put("max_wal_senders", "0");
        settings.put("max_replication_slots", "2");
        settings.put("min_wal_size", "32MB");
        settings.put("max_wal_size", "512MB");
    }

    private static void memory(Map<String, String> settings) {
        settings.put("max_connections", "60");
        settings.put("shared_buffers", "64MB");
        settings.put("work_mem", "8MB");
        settings.put("maintenance_work_mem", "64MB");
        settings.put("autovacuum_max_workers", "2");
        // A young database grows fast: plans made from what was known a minute ago are bad ones.
        settings.put("autovacuum_naptime", "5s");
        settings.put("max_parallel_workers_per_gather", "0");
        settings.put("max_logical_replication_workers", "0");
        settings.put("dynamic_shared_memory_type", "mmap");
    }
}
