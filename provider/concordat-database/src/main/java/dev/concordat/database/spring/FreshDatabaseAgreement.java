package dev.concordat.database.spring;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.spring.SpringDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;

/**
 * Whether a context's DataSources lead to the databases that its tests have reset. An in-memory replacement, or a
 * DataSource made by hand, may lead elsewhere; then nothing would be fresh, and nobody would notice.
 */
record FreshDatabaseAgreement(Class<?> testClass, List<SpringDatabase> databases) {

    void check(ApplicationContext context) {
        Map<String, String> urls = new LinkedHashMap<>();
        for (String name : context.getBeanNamesForType(DataSource.class, true, false)) {
            String url = url(context.getBean(name, DataSource.class));
            if (isOurs(url)) {
                return;
            }
            urls.put(name, url);
        }
        // A slice without any DataSource has tests of its own on the database, if anything.
        if (!urls.isEmpty()) {
            throw new ConcordatException(new Problem(
                    "@FreshDatabase resets " + names() + ", but no DataSource of the test's context leads there: "
                            + urls.entrySet().stream()
                                    .map(it -> "'" + it.getKey() + "' has " + it.getValue())
                                    .collect(Collectors.joining(", "))
                            + ".",
                    testClass.getName(),
                    "have the DataSource made from spring.datasource.url, which leads to the declared database, and"
                            + " leave out what replaces it: @AutoConfigureTestDatabase, or a DataSource of the test's"
                            + " own."));
        }
    }

    private String names() {
        return databases.stream()
                .map(database -> "'" + database.settings().name() + "'")
                .collect(Collectors.joining(", "));
    }

    private boolean isOurs(String url) {
        return databases.stream()
                .map(database -> withoutParameters(database.access().url()))
                .anyMatch(url::equals);
    }

    /** PostgreSQL's driver writes a long list of all its defaults behind the name. */
    private static String withoutParameters(String url) {
        return url.replaceFirst("\\?.*", "");
    }

    private static String url(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return withoutParameters(String.valueOf(connection.getMetaData().getURL()));
        } catch (SQLException e) {
            return "no connection (" + e.getMessage() + ")";
        }
    }
}
