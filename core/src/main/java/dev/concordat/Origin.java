package dev.concordat;

/**
 * Where something was declared: a file, and a line where one is known. Travels with values, so that a fault found late
 * can still name the place to mend.
 *
 * @param file the file or class path resource, as a person would open it
 * @param line the line, from 1; 0 where there is none
 */
public record Origin(String file, int line) {

    /** An origin in a file whose line is not known. */
    public static Origin of(String file) {
        return new Origin(file, 0);
    }

    /** {@code file:line}, or the file alone. */
    @Override
    public String toString() {
        return line > 0 ? file + ":" + line : file;
    }
}
