package dev.concordat.database.internal.command;

import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.ArrayList;
import java.util.List;

/** What making a database comes to, told before it is done. */
final class Making {

    private Making() {}

    static List<String> steps(DatabaseSettings settings) {
        List<String> steps = new ArrayList<>();
        if (!settings.schemas().isEmpty()) {
            steps.add("make schemas " + String.join(", ", settings.schemas()));
        }
        if (!settings.extensions().isEmpty()) {
            steps.add("make extensions " + String.join(", ", settings.extensions()));
        }
        steps.add("apply all migrations"
                + (settings.migrations().isEmpty() ? "" : " of " + String.join(", ", settings.migrations())));
        if (!settings.fixtures().isEmpty()) {
            steps.add("load fixtures " + String.join(", ", settings.fixtures()));
        }
        return steps;
    }
}
