package dev.concordat.database.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class DriverWarmUpTests {

    // Another driver may well ask for more than the rehearsal answers.
    @Test
    void rehearsalWhenTheDriverIsTheOneOfThisBuildIsGoneThroughToItsEnd() {
        assertThatCode(DriverWarmUp::rehearse).doesNotThrowAnyException();
    }

    @Test
    void rehearsalServerWhenItIsAskedAnswersOneRow() throws SQLException {
        PGSimpleDataSource dataSource = (PGSimpleDataSource) Access.NOWHERE.dataSource();
        dataSource.setSocketFactory(RehearsalSockets.class.getName());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("select anything where it = ?")) {
            DatabaseMetaData server = connection.getMetaData();
            assertThat(server.getDatabaseProductVersion()).isEqualTo("18.0");
            statement.setInt(1, 1);
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getBoolean(1)).isTrue();
                assertThat(rows.next()).isFalse();
            }
        }
    }
}
