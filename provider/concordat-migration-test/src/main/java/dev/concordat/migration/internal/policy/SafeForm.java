package dev.concordat.migration.internal.policy;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to write instead of what hurts. The text of a statement only chooses the words; what it did was measured. */
final class SafeForm {

    private static final Pattern NOT_NULL =
            Pattern.compile("(?is)\\balter\\s+(?:column\\s+)?(\"[^\"]+\"|\\w+)\\s+set\\s+not\\s+null");
    private static final Pattern TYPE =
            Pattern.compile("(?is)\\balter\\s+(?:column\\s+)?(\"[^\"]+\"|\\w+)\\s+(?:set\\s+data\\s+)?type\\b");
    private static final Pattern ADD_COLUMN =
            Pattern.compile("(?is)\\badd\\s+(?:column\\s+)?(?:if\\s+not\\s+exists\\s+)?"
                    + "(?!constraint\\b|primary\\b|unique\\b|foreign\\b|check\\b|exclude\\b|not\\b)(\"[^\"]+\"|\\w+)");
    private static final Pattern CONSTRAINT =
            Pattern.compile("(?is)\\badd\\s+(?:constraint\\s+(?:\"[^\"]+\"|\\w+)\\s+)?(primary\\s+key|unique)\\b");

    private SafeForm() {}

    static String ofRewrite(String sql, String table) {
        Matcher type = TYPE.matcher(sql);
        if (type.find()) {
            return "add a column of the new type, copy '" + type.group(1)
                    + "' into it in batches by a later migration, and then let it take the name.";
        }
        Matcher added = ADD_COLUMN.matcher(sql);
        if (added.find()) {
            return "add the column without a default, and give it one for rows to come; fill the others in batches by a"
                    + " later migration:\n"
                    + "alter table " + table + " add column " + added.group(1) + " ...;\n"
                    + "alter table " + table + " alter column " + added.group(1) + " set default ...;";
        }
        return "leave the table as it is stored, or do it where nobody works with it.";
    }

    static String ofScan(String sql, String table) {
        Matcher notNull = NOT_NULL.matcher(sql);
        if (notNull.find()) {
            String column = notNull.group(1);
            String name = column.replace("\"", "") + "_not_null";
            return "have it proven before, the second statement in a later migration, the third in one after that:\n"
                    + "alter table " + table + " add constraint " + name + " check (" + column
                    + " is not null) not valid;\n"
                    + "alter table " + table + " validate constraint " + name + ";\n"
                    + "alter table " + table + " alter column " + column + " set not null;";
        }
        return "add the constraint by its own statement, for rows to come, and have the others checked by a later"
                + " migration:\n"
                + "alter table " + table + " add constraint <name> ... not valid;\n"
                + "alter table " + table + " validate constraint <name>;";
    }

    static String ofIndex(String sql, String table, String script) {
        String how = "in a migration of its own, with 'executeInTransaction=false' in its '.sql.conf'";
        Matcher constraint = CONSTRAINT.matcher(sql);
        if (constraint.find()) {
            return "build the index before, " + how + ", and then make it the constraint's:\n"
                    + "create unique index concurrently <index> on " + table + " (...);\n"
                    + "alter table " + table + " add constraint <name> "
                    + constraint.group(1).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")
                    + " using index <index>;";
        }
        return "build it without the lock, " + how + ":\n" + "create index concurrently ... on " + table + " ...;";
    }
}
