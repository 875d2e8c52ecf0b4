package dev.concordat.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsValuesTests {

    private static final String FILE = """
            databases:
              main:
                fixtures: [one, two]
                profiles: test
            """;

    private static Settings settings(Map<String, String> properties, Map<String, String> variables) {
        YamlValue.Mapping root =
                YamlDocument.read(Settings.FILE, new StringReader(FILE)).asMapping(Settings.FILE);
        return new Settings(root, properties::get, variables::get);
    }

    @Test
    void valuesWhenOnlyTheFileHasThemAreItsList() {
        Settings settings = settings(Map.of(), Map.of());

        assertThat(settings.values("databases.main.fixtures")).containsExactly("one", "two");
        assertThat(settings.values("databases.main.profiles")).containsExactly("test");
        assertThat(settings.values("databases.main.migrations")).isEmpty();
        assertThat(settings.origin("databases.main.fixtures")).hasToString("concordat.yml:3");
    }

    @Test
    void valuesWhenAPropertyHasThemAreItsPartsBetweenCommas() {
        Settings settings = settings(
                Map.of("concordat.databases.main.fixtures", "three, four"),
                Map.of("CONCORDAT_DATABASES_MAIN_FIXTURES", "five"));

        assertThat(settings.values("databases.main.fixtures")).containsExactly("three", "four");
        assertThat(settings.origin("databases.main.fixtures"))
                .hasToString("system property 'concordat.databases.main.fixtures'");
    }

    @Test
    void valuesWhenAVariableHasThemAreItsOwn() {
        Settings settings = settings(Map.of(), Map.of("CONCORDAT_DATABASES_MAIN_FIXTURES", ""));

        assertThat(settings.values("databases.main.fixtures")).isEmpty();
        assertThat(settings.origin("databases.main.fixtures"))
                .hasToString("environment variable 'CONCORDAT_DATABASES_MAIN_FIXTURES'");
    }
}
