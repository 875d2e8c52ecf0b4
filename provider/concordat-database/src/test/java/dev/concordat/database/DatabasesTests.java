package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class DatabasesTests {

    @Test
    void declaredWhenFileDeclaresOneIsMigratedAndLoaded() throws Exception {
        Database main = Databases.declared().get("main");
        System.err.println(main.url() + " " + main.schemaVersion());
        try (Connection connection = main.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from product")) {
            result.next();
            assertThat(result.getInt(1)).isEqualTo(2);
        }
        long t = System.nanoTime();
        for (int i = 0; i < 10; i++) main.reset();
        System.err.println("reset " + (System.nanoTime() - t) / 1e7);
    }
}
