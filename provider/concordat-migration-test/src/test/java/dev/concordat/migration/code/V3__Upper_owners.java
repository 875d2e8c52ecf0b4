package dev.concordat.migration.code;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** A migration that is code, and can be undone. */
@SuppressWarnings("checkstyle:TypeName")
public class V3__Upper_owners extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute("update account set owner = upper(owner)");
        }
    }

    /** Takes it back. */
    public void undo(Context context) throws SQLException {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute("update account set owner = lower(owner)");
        }
    }
}
