package dev.concordat.benchmarks.reset;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What an interaction does to the database, on a connection that a pool would keep. */
final class Application {

    private final Connection connection;
    private int number;

    Application(Connection connection) {
        this.connection = connection;
    }

    /** Three queries. */
    void read() throws SQLException {
        for (int table = 0; table < 3; table++) {
            try (PreparedStatement query = connection.prepareStatement(
                            "select id, name, cents from table_" + table + " where id < ?");
                    ResultSet row = argument(query, 4).executeQuery()) {
                while (row.next()) {
                    row.getString(2);
                }
            }
        }
    }

    private static PreparedStatement argument(PreparedStatement statement, long value) throws SQLException {
        statement.setLong(1, value);
        return statement;
    }

    /** One transaction of 10 inserts, 6 updates and 4 deletes in three tables. */
    void write() throws SQLException {
        connection.setAutoCommit(false);
        number++;
        for (int statement = 0; statement < 10; statement++) {
            execute("insert into table_" + statement % 3 + " (name, cents) values ('new " + number + "', 1)");
        }
        for (int statement = 0; statement < 6; statement++) {
            execute("update table_" + statement % 3 + " set cents = cents + 1 where id = " + (1 + statement));
        }
        for (int statement = 0; statement < 4; statement++) {
            execute("delete from table_" + statement % 3 + " where id = " + (3 + statement));
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Eleven rows of a large table, here and there. */
    void writeToLargeTable(int rows) throws SQLException {
        number++;
        for (int row = 1; row <= 11; row++) {
            execute("update large set value = value || '!' where id = " + (1 + (row * 7919 + number) % rows));
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
