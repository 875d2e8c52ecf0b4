package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.configuration.UserCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@EnabledWithImage("postgres:18-alpine")
class KeptContainerIT {

    private static final Pattern CONTAINER = Pattern.compile("docker rm -f -v (\\w{12})\\b");

    private static final Pattern JDBC = Pattern.compile("JDBC:  (jdbc:postgresql://\\S+)\\?user=postgres");

    @TempDir
    Path folder;

    /** A name of this test's own, for the engine may be shared. */
    private final String name = "kept_" + ProcessHandle.current().pid() + "_" + System.identityHashCode(this);

    @AfterEach
    void remove() throws Exception {
        for (String container : containers()) {
            docker("rm", "-f", "-v", container);
        }
    }

    private String yaml(String keep) {
        return "databases: {" + name + ": {image: 'postgres:18-alpine', migrations: 'classpath:db/migration',"
                + " fixtures: [baseline], keep: " + keep + "}}";
    }

    @Test
    void closeWhenTheDatabaseIsKeptLeavesItsContainerAfterTheJvm() throws Exception {
        String told;
        try (ForkedRun run = ForkedRun.start(UserCache.folder(), folder, yaml("always"))) {
            told = run.ready().end();
        }

        String said = told.substring(told.indexOf("concordat: " + name + ": kept"))
                .lines()
                // The rest is what the reaper logs when it finds nothing to clear up.
                .filter(line -> line.startsWith("concordat: "))
                .collect(Collectors.joining("\n"));
        assertThat(said.replaceAll("//[\\w.]+:\\d+/", "//HOST:N/")
                        .replaceAll("\\b[0-9a-f]{12}\\b", "ID")
                        .replace(name, "NAME"))
                .isEqualTo("""
                        concordat: NAME: kept for you to look into
                        concordat: NAME: JDBC:  jdbc:postgresql://HOST:N/NAME?user=postgres   \
                        (password: docker exec ID printenv POSTGRES_PASSWORD)
                        concordat: NAME: psql:  docker exec -it ID psql -U postgres NAME
                        concordat: NAME: stop:  docker rm -f -v ID   (and the data is gone)""");
        assertThat(PreparedBy.column(kept(said), "select name from product order by id"))
                .containsExactly("Kettle", "Lid");
        assertThat(containers()).containsExactly(found(CONTAINER, said));
    }

    @Test
    void databaseWhenATestFailsIsKeptInItsContainer() throws Exception {
        DeclaredBy.yaml(folder, yaml("failed"), () -> {
            TestRun run = TestRun.of(KeepFailedTests.FailingTestCases.class);
            Databases.declared().close();

            String said = String.valueOf(run.thrown().get(0).getSuppressed()[0].getMessage());
            assertThat(said.replaceAll("//[\\w.]+:\\d+/", "//HOST:N/")
                            .replaceAll("\\b[0-9a-f]{12}\\b", "ID")
                            .replace(name, "NAME"))
                    .isEqualTo("""
                            Database 'NAME' is kept as this failure left it, the first of the run.
                              Where: JDBC:  jdbc:postgresql://HOST:N/NAME_failed?user=postgres   \
                            (password: docker exec ID printenv POSTGRES_PASSWORD)
                                psql:  docker exec -it ID psql -U postgres NAME_failed
                                stop:  docker rm -f -v ID   (and the data is gone)
                              Fix: look into it; 'databases.NAME.keep' is why it is there.""");
            assertThat(PreparedBy.column(kept(said), "select name from product order by id"))
                    .containsExactly("Kettle", "Lid", "Left by a failure");
        });
    }

    @Test
    void closeWhenNothingFailedLeavesNoContainer() throws Exception {
        Databases databases = PreparedBy.yaml(yaml("failed"));
        assertThat(containers()).hasSize(1);

        databases.close();

        assertThat(containers()).isEmpty();
    }

    private List<String> containers() throws Exception {
        return docker("ps", "-aq", "--filter", "label=dev.concordat.database=" + name)
                .lines()
                .toList();
    }

    /** The kept database, reached by nothing but what is said of it. */
    private static DataSource kept(String said) throws Exception {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(found(JDBC, said));
        dataSource.setUser("postgres");
        dataSource.setPassword(docker("exec", found(CONTAINER, said), "printenv", "POSTGRES_PASSWORD"));
        return dataSource;
    }

    private static String found(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        assertThat(matcher.find()).as(said).isTrue();
        return matcher.group(1);
    }

    private static String docker(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("docker").redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        Process docker = builder.start();
        String said = new String(docker.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(docker.waitFor()).as(said).isZero();
        return said;
    }
}
