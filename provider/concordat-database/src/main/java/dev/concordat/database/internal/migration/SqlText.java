package dev.concordat.database.internal.migration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a statement, as it is shown to a person. */
final class SqlText {

    private static final Pattern LEADING = Pattern.compile("\\A(?:\\s+|--[^\\n]*\\n|/\\*.*?\\*/)*+", Pattern.DOTALL);
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private SqlText() {}

    /** Where the statement proper begins, after comments and space; Flyway counts its line from there. */
    static int begin(String sql) {
        Matcher matcher = LEADING.matcher(sql);
        return matcher.find() ? matcher.end() : 0;
    }

    /** Without leading comments, cut where it gets long. */
    static String excerpt(String sql, int longest) {
        String text = sql.substring(begin(sql)).strip();
        return text.length() <= longest ? text : text.substring(0, longest) + " ...";
    }

    /** The same on one line. */
    static String oneLine(String sql, int longest) {
        return excerpt(SPACE.matcher(sql.substring(begin(sql))).replaceAll(" "), longest);
    }
}
