package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.concordat.ConcordatException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherFactory;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.core.io.ClassPathResource;

class DatabaseSessionListenerTests {

    private static final String MESSAGE = """
            Migration 'V2__price.sql' of database 'broken' failed: type "currency_code" does not exist [42704]
            alter table product
              add column price_cents integer not null,
              add column curency currency_code
              Where: db/failing/V2__price.sql:9
              Fix: mend the migration; no test was run.""";

    @TempDir
    Path folder;

    private final Thread thread = Thread.currentThread();
    private final ClassLoader usual = thread.getContextClassLoader();

    /** A class path like this one, with another concordat.yml. */
    @BeforeEach
    void declareABrokenDatabase() throws Exception {
        Files.writeString(
                folder.resolve("concordat.yml"), "databases:\n  broken: {migrations: 'classpath:db/failing'}\n");
        thread.setContextClassLoader(new Alone(folder));
    }

    @AfterEach
    void restore() {
        thread.setContextClassLoader(usual);
    }

    @Test
    void sessionWhenAMigrationFailsIsNotOpened() {
        assertThatThrownBy(LauncherFactory::openSession)
                .isInstanceOf(ConcordatException.class)
                .hasMessage(MESSAGE);
    }

    @Test
    void declaredWhenPreparationFailedTellsEverybodyTheSame() {
        Throwable first = catchThrowable(Databases::declared);

        assertThat(first).hasMessage(MESSAGE);
        assertThat(catchThrowable(Databases::declared)).isSameAs(first);
    }

    @Test
    void databasesWhenASessionWithinTheirsEndsStay() {
        thread.setContextClassLoader(usual);
        try (LauncherSession inner = LauncherFactory.openSession()) {
            assertThat(inner.getLauncher()).isNotNull();
        }

        assertThat(PreparedBy.column(Databases.declared().get("main"), "select 1"))
                .containsExactly("1");
    }

    private static final class Alone extends URLClassLoader {

        Alone(Path folder) throws MalformedURLException {
            super(new URL[] {folder.toUri().toURL()}, new FilteredClassLoader(new ClassPathResource("concordat.yml")));
        }
    }
}
