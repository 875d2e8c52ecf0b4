package dev.concordat.benchmarks.start;

import dev.concordat.database.Database;
import dev.concordat.database.Databases;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Has Concordat prepare a database, from the call to the first answer of a query, where JUnit has started; once for
 * each folder named, all of them alike.
 */
final class ConcordatStart {

    static final String MARK = "millis: ";

    private ConcordatStart() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] folders) throws Exception {
        startJUnit();
        for (String folder : folders) {
            // Not closed: the database lives until the JVM ends.
            ClassLoader loader = new URLClassLoader(
                    new URL[] {Path.of(folder).toUri().toURL()}, ConcordatStart.class.getClassLoader());
            Thread.currentThread().setContextClassLoader(loader);
            long begin = System.nanoTime();
            Database database = Databases.declared().get("main");
            try (Connection connection = database.dataSource().getConnection()) {
                query(connection);
            }
            System.out.println(MARK + TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin) / 1000.0);
        }
    }

    /**
     * Has JUnit find its engines and listeners, as it has done when a run asks for its databases: that opens every jar
     * of the class path, which is no part of what is measured.
     */
    static void startJUnit() {
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher();
        }
    }

    static void query(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from table_0")) {
            rows.next();
            if (rows.getInt(1) == 0) {
                throw new IllegalStateException("The fixtures are missing");
            }
        }
    }
}
