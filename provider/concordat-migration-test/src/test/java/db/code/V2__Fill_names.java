package db.code;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Changes the table, and then its rows. */
@SuppressWarnings("checkstyle:TypeName") // Flyway reads the version from it
public final class V2__Fill_names extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute("alter table customer add column full_name text");
        }
        try (PreparedStatement update =
                context.getConnection().prepareStatement("update customer set full_name = ? || name")) {
            update.setString(1, "Dr ");
            update.executeUpdate();
        }
    }
}
