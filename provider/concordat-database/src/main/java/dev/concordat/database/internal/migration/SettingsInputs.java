package dev.concordat.database.internal.migration;

import dev.concordat.database.internal.cache.Fingerprint;
import dev.concordat.database.internal.cache.FolderContent;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * What Spring Boot reads an application's settings from, where it reads them from nothing out of the ordinary: the
 * files {@code application*} of the class path and of the working folder, each also in {@code config}, the system
 * properties and environment variables, and the libraries that do the reading. See {@link SettingsOrigins} for what is
 * out of the ordinary.
 *
 * @param database for whom they are read
 * @param loader whose class path counts
 * @param workingFolder where the run is at home
 */
record SettingsInputs(DatabaseSettings database, ClassLoader loader, Path workingFolder) {

    /** Settings of Spring's, and those that Cloud Foundry has an application run with. */
    private static final List<String> ALWAYS = List.of("spring", "vcap");

    private static final String FILES = "application*";

    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]");

    /**
     * Names as Spring compares them: {@code SPRING_FLYWAY_BASELINE_ON_MIGRATE} is
     * {@code spring.flyway.baselineOnMigrate}.
     */
    static String canonical(String name) {
        return SEPARATORS.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Tells apart those that may well differ: by the folder of the run, and what concordat.yml says. */
    String whose() {
        CRC32C checksum = new CRC32C();
        checksum.update(String.join("\n", workingFolder.toString(), said()).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.getValue());
    }

    private String said() {
        return String.join("\n", database.profiles()) + "\n\n" + String.join("\n", database.migrations());
    }

    /**
     * The same inputs, the same key; empty where they cannot be told.
     *
     * @param variables the names that count beside Spring's own, in canonical form
     */
    Optional<String> key(Set<String> variables) {
        Fingerprint fingerprint = Fingerprint.ofOwnCode().text("said", said());
        FolderContent.addJars(fingerprint, loader);
        FolderContent content = new FolderContent(fingerprint);
        content.addMatching("", FILES, loader);
        content.addMatching("config", FILES, loader);
        content.addMatching("META-INF", SettingsOrigins.FACTORIES, loader);
        Path config = workingFolder.resolve("config");
        content.addMatching(workingFolder, FILES);
        content.addMatching(config, FILES);
        content.addMatchingBelow(config, FILES);
        fingerprint.texts("environment", counting(System.getenv(), variables));
        Map<String, String> properties = new TreeMap<>();
        System.getProperties()
                .stringPropertyNames()
                .forEach(name -> properties.put(name, System.getProperty(name, "")));
        fingerprint.texts("properties", counting(properties, variables));
        return fingerprint.key();
    }

    private static Map<String, String> counting(Map<String, String> all, Set<String> variables) {
        Map<String, String> counting = new TreeMap<>();
        all.forEach((name, value) -> {
            String canonical = canonical(name);
            if (variables.contains(canonical) || ALWAYS.stream().anyMatch(canonical::startsWith)) {
                counting.put(name, value);
            }
        });
        return counting;
    }
}
