package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlDocument;
import dev.concordat.database.internal.cache.Fingerprint;
import dev.concordat.database.internal.server.DatabaseServers;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineKeyTests {

    @TempDir
    private Path migrations;

    @BeforeEach
    void migration() throws IOException {
        Files.writeString(migrations.resolve("V1__product.sql"), "create table product (id int)");
    }

    private static Fingerprint fingerprint(String yaml) {
        DatabaseSettings settings = DatabaseSettings.all(
                        Settings.of(YamlDocument.read(Settings.FILE, new StringReader("databases: {" + yaml + "}"))))
                .get(0);
        return BaselineKey.of(settings, DatabaseServers.plan(settings));
    }

    private Optional<String> key(String more) {
        return fingerprint("shop: {migrations: 'filesystem:" + migrations + "'" + more + "}")
                .key();
    }

    @Test
    void keyWhenNothingChangesStays() {
        assertThat(key("")).isPresent().isEqualTo(key(""));
    }

    @Test
    void keyWhenAMigrationChangesIsAnother() throws IOException {
        Optional<String> before = key("");
        Files.writeString(migrations.resolve("V1__product.sql"), "create table product (id bigint)");

        assertThat(key("")).isPresent().isNotEqualTo(before);
    }

    @Test
    void keyWhenACallbackIsAddedIsAnother() throws IOException {
        Optional<String> before = key("");
        Files.writeString(migrations.resolve("afterMigrate.sql"), "insert into product values (1)");

        assertThat(key("")).isPresent().isNotEqualTo(before);
    }

    @Test
    void keyWhenACompiledMigrationIsAddedHoldsTheClassPathToo() throws IOException {
        Optional<String> before = key("");
        Files.write(migrations.resolve("V2__Java.class"), new byte[] {1});

        assertThat(key("")).isPresent().isNotEqualTo(before);
    }

    @Test
    void keyWhenWhatIsSaidOfItChangesIsAnother() {
        assertThat(Stream.of(
                                "",
                                ", flyway: {placeholders.greeting: hello}",
                                ", schemas: [shop]",
                                ", extensions: [citext]",
                                ", fixtures: [baseline]",
                                ", fixtures: [baseline], models: {shop.tag: label}",
                                ", fixtures: [baseline], natural-keys: {shop.tag: label}",
                                ", fixtures: [baseline], natural-keys: {shop.tag: [label, kind]}",
                                ", reset: clone",
                                ", sequences: keep")
                        .map(this::key))
                .allMatch(Optional::isPresent)
                .doesNotHaveDuplicates();
    }

    @Test
    void keyWhenOnlyHowItIsUsedChangesStays() {
        assertThat(key(", verify-reset: true, keep: always, lock-wait: 9s, port: 5439"))
                .isEqualTo(key(""));
    }

    @Test
    void keyWhenMigrationsStandInABucketIsNoneAndSaysWhy() {
        Fingerprint fingerprint = fingerprint("shop: {migrations: 's3:bucket/migrations'}");

        assertThat(fingerprint.key()).isEmpty();
        assertThat(fingerprint.reason())
                .contains("location 's3:bucket/migrations' is neither a folder nor one of the class path");
    }

    @Test
    void keyWhenTheServerIsNotOursIsNoneAndSaysWhy() {
        assertThat(fingerprint("shop: {url: 'jdbc:postgresql://127.0.0.1:1/shop'}")
                        .reason())
                .contains("a server that exists keeps its own data");
    }
}
