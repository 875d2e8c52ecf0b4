package dev.concordat.database.internal.server;

/** Quotes names for SQL. The one place where a name becomes part of a statement. */
public final class SqlIdentifier {

    private SqlIdentifier() {}

    /** The name as a quoted identifier, whatever it holds. */
    public static String quote(String name) {
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A name cannot hold the character NUL");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A schema's member, both parts quoted. */
    public static String quote(String schema, String name) {
        return quote(schema) + "." + quote(name);
    }

    /** Text as a quoted literal, for the statements that take no parameters. */
    public static String literal(String text) {
        return (text.indexOf('\\') < 0 ? "'" : "E'")
                + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
