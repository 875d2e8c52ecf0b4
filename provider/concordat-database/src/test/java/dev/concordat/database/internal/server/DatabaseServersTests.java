package dev.concordat.database.internal.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlDocument;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.testcontainers.DockerClientFactory;

class DatabaseServersTests {

    @Test
    void openWhenTestcontainersIsMissingShowsTheDependencyToPaste() {
        DatabaseSettings shop = DatabaseSettings.all(Settings.of(YamlDocument.read(
                        Settings.FILE, new StringReader("databases:\n  shop:\n    image: postgres:18-alpine"))))
                .get(0);

        assertThatThrownBy(() ->
                        DatabaseServers.requireTestcontainers(shop, new FilteredClassLoader(DockerClientFactory.class)))
                .hasMessage("""
                        Database 'shop' wants a container, but Testcontainers is not on the class path.
                          Where: concordat.yml:3
                          Fix: add it, its version is managed by concordat-bom:
                            <dependency>
                              <groupId>org.testcontainers</groupId>
                              <artifactId>testcontainers</artifactId>
                              <scope>test</scope>
                            </dependency>""");
    }
}
