package dev.concordat.database.internal.migration;

import dev.concordat.database.internal.cache.Fingerprint;
import dev.concordat.database.internal.settings.AtVersion;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a database owes to each schema version, and what to none in particular: so that the same is known again whatever
 * comes after it. For one thread at a time.
 */
public final class VersionFingerprints {

    private final Fingerprint all;
    private final NavigableMap<AtVersion, Fingerprint> versions = new TreeMap<>();
    private final NavigableMap<AtVersion, String> keys = new TreeMap<>();

    /** Begins with what counts for every version. */
    public VersionFingerprints(Fingerprint all) {
        this.all = all;
    }

    /** What counts for every version. */
    public Fingerprint all() {
        return all;
    }

    /** What is added by a version. */
    public Fingerprint of(AtVersion version) {
        return versions.computeIfAbsent(version, added -> new Fingerprint());
    }

    /**
     * The key of a database at a version; nothing may be added to any of them after it was asked for first.
     *
     * @param version the version; empty text for before the first
     * @return empty where something cannot be told on which it depends
     */
    public Optional<String> key(String version) {
        if (keys.isEmpty()) {
            String before = all.key().orElse("");
            keys.put(AtVersion.BEFORE_ALL, before);
            for (var entry : versions.entrySet()) {
                Optional<String> added = entry.getValue().key();
                before = before.isEmpty() || added.isEmpty()
                        ? ""
                        : new Fingerprint()
                                .text("before", before)
                                .text("added", added.get())
                                .key()
                                .orElse("");
                keys.put(entry.getKey(), before);
            }
        }
        return Optional.of(keys.floorEntry(AtVersion.of(version)).getValue()).filter(key -> !key.isEmpty());
    }
}
