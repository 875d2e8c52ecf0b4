package dev.concordat.database.internal.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlDocument;
import dev.concordat.database.internal.cache.BaselineCache;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of an application on a class path of its own, read by Spring Boot and remembered. */
class SettingsMemoryTests {

    private static final String VARIABLE = "settings.memory.tests.locations";
    private static final String ANOTHER = "settings.memory.tests.folder";

    @TempDir
    private Path cache;

    @TempDir
    private Path classes;

    @TempDir
    private Path workingFolder;

    private URLClassLoader loader;

    /** An application's classes stand before the libraries, which for this one are the tests of this module. */
    private static final class OwnFilesFirst extends URLClassLoader {

        OwnFilesFirst(URL classes) {
            super(new URL[] {classes}, SettingsMemoryTests.class.getClassLoader());
        }

        @Override
        public @Nullable URL getResource(String name) {
            URL own = findResource(name);
            return own != null ? own : super.getResource(name);
        }
    }

    @BeforeEach
    void open() throws IOException {
        loader = new OwnFilesFirst(classes.toUri().toURL());
        application("spring.flyway.table: history");
    }

    @AfterEach
    void close() throws IOException {
        loader.close();
        System.clearProperty(VARIABLE);
        System.clearProperty(ANOTHER);
    }

    private void application(String yaml) throws IOException {
        Files.writeString(classes.resolve("application.yml"), yaml);
    }

    private static DatabaseSettings database(String yaml) {
        return DatabaseSettings.all(Settings.of(
                        YamlDocument.read(Settings.FILE, new StringReader("databases: {main: {" + yaml + "}}"))))
                .get(0);
    }

    private SettingsMemory memory() {
        return memory("", 1);
    }

    private SettingsMemory memory(String yaml, long limit) {
        return new SettingsMemory(
                new BaselineCache(cache, limit), new SettingsInputs(database(yaml), loader, workingFolder));
    }

    // Spring Boot reads from the class path of the thread.
    private ApplicationSettings read() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            return SpringBootFlyway.settings(database(""), loader);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private Optional<ApplicationSettings> recalled() {
        return memory().recall();
    }

    private static Consumer<ApplicationSettings> flyway(String key, String value) {
        return settings -> assertThat(settings.flyway()).contains(Map.of(key, value));
    }

    @Test
    void settingsWhenNothingChangedAreThoseThatWereRead() {
        memory().keep(read());

        assertThat(recalled()).hasValueSatisfying(flyway("table", "history"));
    }

    @Test
    void settingsWhenNothingWasKeptAreNotKnown() {
        assertThat(recalled()).isEmpty();
    }

    @Test
    void settingsWhenFlywayIsNotToRunAreNone() throws IOException {
        application("spring.flyway.enabled: false");
        memory().keep(read());

        assertThat(recalled())
                .hasValueSatisfying(settings -> assertThat(settings.flyway()).isEmpty());
    }

    @Test
    void settingsWhenAFileOfTheClassPathChangesAreNotKnown() throws IOException {
        memory().keep(read());
        application("spring.flyway.table: another");

        assertThat(recalled()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application-test.properties", "config/application.yaml", "META-INF/spring.factories"})
    void settingsWhenAFileJoinsTheClassPathAreNotKnown(String name) throws IOException {
        memory().keep(read());
        Path file = classes.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");

        assertThat(recalled()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application.properties", "config/application-test.yml", "config/team/application.yml"})
    void settingsWhenAFileJoinsTheWorkingFolderAreNotKnown(String name) throws IOException {
        memory().keep(read());
        Path file = workingFolder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");

        assertThat(recalled()).isEmpty();
    }

    @Test
    void settingsWhenWhatIsSaidOfTheDatabaseIsAnotherAreNotKnown() {
        memory().keep(read());

        assertThat(memory("profiles: [test]", 1).recall()).isEmpty();
        assertThat(memory("migrations: 'classpath:db'", 1).recall()).isEmpty();
    }

    @Test
    void settingsWhenAVariableTheyReferToChangesAreNotKnown() throws IOException {
        System.setProperty(VARIABLE, "classpath:one");
        application("spring.flyway.locations: ${" + VARIABLE + ":classpath:none}");
        memory().keep(read());
        assertThat(recalled()).hasValueSatisfying(flyway("locations", "classpath:one"));

        System.setProperty(VARIABLE, "classpath:two");

        assertThat(recalled()).isEmpty();
    }

    @Test
    void settingsWhenAVariableBehindAnotherChangesAreNotKnown() throws IOException {
        System.setProperty(VARIABLE, "classpath:${" + ANOTHER + "}");
        System.setProperty(ANOTHER, "one");
        application("spring.flyway.locations: ${team.locations}\nteam: {locations: '${" + VARIABLE + "}'}");
        memory().keep(read());
        assertThat(recalled()).hasValueSatisfying(flyway("locations", "classpath:one"));

        System.setProperty(ANOTHER, "two");

        assertThat(recalled()).isEmpty();
    }

    @Test
    void settingsWhenAVariableOfOthersChangesStay() throws IOException {
        application("spring.flyway.table: history\nteam.name: ${" + VARIABLE + ":}");
        memory().keep(read());

        System.setProperty(VARIABLE, "anything");

        assertThat(recalled()).isPresent();
    }

    @Test
    void settingsWhenAPropertyOfSpringsChangesAreNotKnown() {
        memory().keep(read());
        System.setProperty("spring.settings-memory-tests", "");
        try {
            assertThat(recalled()).isEmpty();
        } finally {
            System.clearProperty("spring.settings-memory-tests");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import       | spring.config.import: 'optional:file:elsewhere.yml'",
                "random value | spring.flyway.table: 'history_${random.int}'",
                "put together | spring.flyway.table: '${table.${spring.application.name:none}:history}'",
                "cloud        | spring.config.activate.on-cloud-platform: none",
            })
    void settingsWhenTheyComeFromSomewhereOutOfTheOrdinaryAreNotKept(String what, String yaml) throws IOException {
        application(yaml);
        memory().keep(read());

        assertThat(recalled()).as(what).isEmpty();
    }

    @Test
    void settingsWhenALibraryTakesPartInTheReadingAreNotKept() throws IOException {
        Path factories = Files.createDirectories(classes.resolve("META-INF")).resolve("spring.factories");
        Files.writeString(
                factories, "org.springframework.boot.SpringApplicationRunListener=\\\n  com.example.Listener\n");
        // It is not called here, for there is no such class: no more is wanted than that it be seen.
        assertThat(SettingsOrigins.onlyBootTakesPart(loader)).isFalse();

        Files.writeString(factories, "com.example.Something=com.example.Listener");
        assertThat(SettingsOrigins.onlyBootTakesPart(loader)).isTrue();
    }

    @Test
    void settingsWhenTheNoteIsDamagedAreNotKnown() throws IOException {
        memory().keep(read());
        Path note;
        try (var files = Files.list(cache)) {
            note = files.findFirst().orElseThrow();
        }
        for (String text : new String[] {"", "inputs=1", "\\u00"}) {
            Files.writeString(note, text);

            assertThat(recalled()).as(text).isEmpty();
        }
    }

    @Test
    void settingsWhenThereIsNoCacheAreNotKept() {
        memory("", 0).keep(read());

        assertThat(cache).isEmptyDirectory();
        assertThat(memory("", 0).recall()).isEmpty();
    }
}
