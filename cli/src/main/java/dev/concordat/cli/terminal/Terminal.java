package dev.concordat.cli.terminal;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a person reads: what may be shown there.
 *
 * @param out the text goes here
 * @param live whether a line can be written over: a terminal, and not a dumb one
 * @param coloured whether colours are seen, and wanted
 * @param columns how long a line may be that is written over
 */
public record Terminal(PrintWriter out, boolean live, boolean coloured, int columns) {

    private static final String PROPERTY = "concordat.terminal";
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");
    private static final int COLUMNS = 100;

    /** What this process writes to; honours {@code NO_COLOR} and {@code TERM=dumb}. */
    public static Terminal of(PrintWriter out, Map<String, String> environment) {
        boolean live = isTerminal() && !"dumb".equals(environment.get("TERM"));
        boolean coloured = live && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(out, live, coloured, columns(environment));
    }

    /** The text in a colour, where there are colours. */
    public String paint(Colour colour, String text) {
        return coloured ? "\u001B[" + colour.code + "m" + text + "\u001B[0m" : text;
    }

    /** Text of others without what would move a cursor or change a colour: a pact says no more than words here. */
    public static String words(String text) {
        return CONTROL.matcher(text).replaceAll("\uFFFD");
    }

    /** The script in front of us can see whether standard output alone is a terminal; Java sees only both together. */
    private static boolean isTerminal() {
        String told = System.getProperty(PROPERTY);
        return told != null ? Boolean.parseBoolean(told) : hasConsole();
    }

    @SuppressWarnings("SystemConsoleNull") // since Java 22 there is always one, and it knows what it is
    private static boolean hasConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    private static int columns(Map<String, String> environment) {
        try {
            return Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
        } catch (NumberFormatException e) {
            return COLUMNS;
        }
    }

    /** The colours in use. */
    public enum Colour {
        /** Good. */
        GREEN(32),
        /** Broken. */
        RED(31),
        /** Not known. */
        YELLOW(33),
        /** Beside the point. */
        DIM(2),
        /** A heading. */
        BOLD(1);

        private final int code;

        Colour(int code) {
            this.code = code;
        }
    }
}
