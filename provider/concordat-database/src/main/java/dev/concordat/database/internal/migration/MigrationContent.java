package dev.concordat.database.internal.migration;

import dev.concordat.database.internal.cache.Fingerprint;
import dev.concordat.database.internal.cache.FolderContent;
import dev.concordat.database.internal.settings.AtVersion;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What migrating comes to, as far as it depends on what can be read: every file in every location, whatever Flyway
 * makes of it, and every key of its configuration. Where one of them is compiled code, the whole class path counts, for
 * there is no telling what the code calls. Asks no database.
 */
public final class MigrationContent {

    private static final Pattern WILDCARD = Pattern.compile("[^/]*[*?]");

    private final DatabaseSettings database;
    private final ClassLoader loader;
    private final Fingerprint fingerprint;
    private final @Nullable VersionFingerprints versions;

    private MigrationContent(
            DatabaseSettings database,
            ClassLoader loader,
            Fingerprint fingerprint,
            @Nullable VersionFingerprints versions) {
        this.database = database;
        this.loader = loader;
        this.fingerprint = fingerprint;
        this.versions = versions;
    }

    /** Adds it to a key: of all that a database owes something to that stops at its version. */
    public static void describe(DatabaseSettings database, Fingerprint fingerprint) {
        new MigrationContent(database, Migration.loader(), fingerprint, null).describe();
    }

    /** Adds it to keys: what is of one version to that one's own, what may concern any to the one of all. */
    public static void describe(DatabaseSettings database, VersionFingerprints versions) {
        new MigrationContent(database, Migration.loader(), versions.all(), versions).describe();
    }

    private void describe() {
        fingerprint.text("flyway", version(Migration.FLYWAY));
        if (!Migration.isPresent(Migration.FLYWAY, loader)) {
            return;
        }
        Map<String, String> keys = new TreeMap<>();
        if (BootTypes.arePresent(loader)) {
            Optional<Map<String, String>> application = ApplicationSettings.read(database, loader);
            if (application.isEmpty()) {
                fingerprint.text("flyway.enabled", "false");
                return;
            }
            keys.putAll(application.get());
        }
        keys.putAll(database.flyway());
        fingerprint.texts("flyway", keys);
        locations(keys);
    }

    private void locations(Map<String, String> keys) {
        List<String> locations = new ArrayList<>();
        boolean code = false;
        for (Map.Entry<String, String> entry : keys.entrySet()) {
            String key = entry.getKey().replace("-", "").toLowerCase(Locale.ROOT);
            if (key.equals("callbacklocations")) {
                locations.addAll(split(entry.getValue()));
            } else if (key.startsWith("callback") || key.startsWith("resolver") || key.endsWith("provider")) {
                code = true;
            }
        }
        locations.addAll(migrations(keys));
        MigrationFiles files = MigrationFiles.of(keys);
        FolderContent content = new FolderContent(fingerprint, name -> owner(files.role(name)));
        locations.forEach(location -> add(location, content));
        if (code) {
            FolderContent.addClassPath(fingerprint, loader);
        }
        content.withClasses().forEach(own -> FolderContent.addClassPath(own, loader));
    }

    private Optional<Fingerprint> owner(MigrationFiles.Role role) {
        VersionFingerprints each = versions;
        if (each != null) {
            return role.runsAtTheEnd()
                    ? Optional.empty()
                    : Optional.of(role.version().map(each::of).orElse(fingerprint));
        }
        Optional<AtVersion> stop = database.version().map(AtVersion::of);
        boolean reached = stop.isEmpty()
                || (!role.runsAtTheEnd()
                        && role.version()
                                .map(version -> version.compareTo(stop.get()) <= 0)
                                .orElse(true));
        return reached ? Optional.of(fingerprint) : Optional.empty();
    }

    private List<String> migrations(Map<String, String> keys) {
        if (database.flyway().containsKey("locations")) {
            return split(database.flyway().get("locations"));
        }
        if (!database.migrations().isEmpty()) {
            return database.migrations();
        }
        // Spring Boot writes a list as several keys: locations[0].
        List<String> application = keys.entrySet().stream()
                .filter(entry ->
                        entry.getKey().equals("locations") || entry.getKey().startsWith("locations["))
                .flatMap(entry -> split(entry.getValue()).stream())
                .toList();
        return application.isEmpty() ? List.of(FlywaySource.DEFAULT_LOCATION) : application;
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).toList();
    }

    private void add(String location, FolderContent content) {
        int colon = location.indexOf(':');
        String scheme = colon < 2 ? "classpath" : location.substring(0, colon);
        String path = root(colon < 2 ? location : location.substring(colon + 1));
        fingerprint.text("location", location);
        if (location.contains("{")) {
            fingerprint.unknown("location '" + location + "' has a placeholder");
        } else if (scheme.equals("filesystem")) {
            content.addFolder(Path.of(path));
        } else if (scheme.equals("classpath") && !path.isEmpty()) {
            content.addResources(path, loader);
        } else {
            fingerprint.unknown("location '" + location + "' is neither a folder nor one of the class path");
        }
    }

    /**
     * The part of a location before its first wildcard, without a slash at either end of it where that has no sense.
     */
    private static String root(String path) {
        Matcher wildcard = WILDCARD.matcher(path);
        String root = wildcard.find() ? path.substring(0, wildcard.start()) : path;
        return root.length() > 1 && root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    }

    /** A library's version is in its jar's name. */
    private String version(String type) {
        if (!Migration.isPresent(type, loader)) {
            return "none";
        }
        try {
            CodeSource source =
                    Class.forName(type, false, loader).getProtectionDomain().getCodeSource();
            return source == null
                    ? ""
                    : String.valueOf(Path.of(source.getLocation().getPath()).getFileName());
        } catch (ClassNotFoundException e) {
            return "none";
        }
    }
}
