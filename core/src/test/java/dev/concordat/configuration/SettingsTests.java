package dev.concordat.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.concordat.ConcordatException;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTests {

    private static final String KEY = "databases.main.url";

    @Nested
    class Value {

        @Test
        void valueWhenAllSourcesHaveItIsTheProperty() {
            Settings settings = settings(
                    "databases: {main: {url: from-file}}",
                    Map.of("concordat." + KEY, "from-property"),
                    Map.of("CONCORDAT_DATABASES_MAIN_URL", "from-variable"));

            assertThat(settings.value(KEY)).contains("from-property");
        }

        @Test
        void valueWhenFileAndVariableHaveItIsTheVariable() {
            Settings settings = settings(
                    "databases: {main: {url: from-file}}",
                    Map.of(),
                    Map.of("CONCORDAT_DATABASES_MAIN_URL", "from-variable"));

            assertThat(settings.value(KEY)).contains("from-variable");
        }

        @Test
        void valueWhenOnlyTheFileHasItIsThat() {
            assertThat(settings("databases: {main: {url: from-file}}", Map.of(), Map.of())
                            .value(KEY))
                    .contains("from-file");
        }

        @Test
        void valueWhenNobodyHasItIsEmpty() {
            assertThat(settings("databases: {main: {image: x}}", Map.of(), Map.of())
                            .value(KEY))
                    .isEmpty();
            assertThat(settings("databases: {main: embedded}", Map.of(), Map.of())
                            .value(KEY))
                    .isEmpty();
        }

        @Test
        void variableNameWhenKeyHasDashesHasUnderscores() {
            assertThat(Settings.variableName("databases.main.wait-for")).isEqualTo("CONCORDAT_DATABASES_MAIN_WAIT_FOR");
        }
    }

    @Nested
    class Section {

        @Test
        void sectionWhenThereIsOneHasItsKeys() {
            assertThat(settings("states: {a: {}, b: {}}", Map.of(), Map.of())
                            .section(Settings.STATES)
                            .orElseThrow()
                            .entries())
                    .containsOnlyKeys("a", "b");
        }

        @Test
        void sectionWhenThereIsNoneIsEmpty() {
            assertThat(settings("", Map.of(), Map.of()).section(Settings.STATES))
                    .isEmpty();
        }

        @Test
        void sectionWhenItIsNoMappingSaysSo() {
            Settings settings = settings("states: none", Map.of(), Map.of());

            assertThatExceptionOfType(ConcordatException.class)
                    .isThrownBy(() -> settings.section(Settings.STATES))
                    .withMessage("""
                            'states' should be a mapping, but is a single value.
                              Where: concordat.yml:1
                              Fix: write a mapping there.""");
        }
    }

    @Nested
    class Load {

        @TempDir
        private Path first;

        @TempDir
        private Path second;

        @Test
        void loadWhenFileIsOnTheClassPathReadsIt() throws IOException {
            write(first, "mock: {timeout: 2s}");

            try (URLClassLoader loader = loader(first)) {
                assertThat(Settings.load(loader).value("mock.timeout")).contains("2s");
            }
        }

        @Test
        void loadWhenThereIsNoFileHasNothing() throws IOException {
            try (URLClassLoader loader = loader(first)) {
                assertThat(Settings.load(loader).section(Settings.STATES)).isEmpty();
            }
        }

        @Test
        void loadWhenAKeyIsUnknownNamesTheNearest() throws IOException {
            write(first, "state:\n  a: {}\n");

            try (URLClassLoader loader = loader(first)) {
                assertThatExceptionOfType(ConcordatException.class)
                        .isThrownBy(() -> Settings.load(loader))
                        .withMessageStartingWith("""
                                'state' is not a key of 'concordat.yml'.
                                  Where: concordat.yml:1
                                  Fix: did you mean 'states'? Known: databases, states, stubs, mock""");
            }
        }

        @Test
        void loadWhenFileStandsThereTwiceNamesBoth() throws IOException {
            write(first, "states: {}");
            write(second, "states: {}");

            try (URLClassLoader loader = loader(first, second)) {
                assertThatExceptionOfType(ConcordatException.class)
                        .isThrownBy(() -> Settings.load(loader))
                        .withMessage("""
                                There are 2 files named 'concordat.yml' on the class path, and one is meant to be.
                                  Where: file:%s/concordat.yml,
                                    file:%s/concordat.yml
                                  Fix: keep the one in src/test/resources of the module under test.""".formatted(first, second));
            }
        }

        private void write(Path folder, String text) throws IOException {
            Files.writeString(folder.resolve(Settings.FILE), text);
        }

        private URLClassLoader loader(Path... folders) throws IOException {
            URL[] urls = new URL[folders.length];
            for (int index = 0; index < folders.length; index++) {
                urls[index] = folders[index].toUri().toURL();
            }
            return new URLClassLoader(urls, null);
        }
    }

    private static Settings settings(String yaml, Map<String, String> properties, Map<String, String> variables) {
        YamlValue document = YamlDocument.read(Settings.FILE, new StringReader(yaml));
        return new Settings(document.asMapping(Settings.FILE), properties::get, variables::get);
    }
}
