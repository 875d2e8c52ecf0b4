package dev.concordat.database.internal.server;

/**
 * The names that one declared database takes on its server.
 *
 * @param working the database that is handed out
 * @param maintenance another database of the same server, from which {@code working} can be dropped and made
 * @param template the name of the template database
 * @param source the name of the database that the working database begins as a copy of
 */
public record Place(Access working, Access maintenance, String template, String source) {

    /** What stands in the comment of every database we make, and so what makes it ours to drop. */
    public static final String MARK = "Made by Concordat: dropped and made again at will.";

    /** What an empty database is made from. */
    static final String EMPTY = "template1";

    /** A database whose user may make no other one beside it: everything happens within it. */
    static Place confined(Access working) {
        return new Place(working, working, "", "");
    }

    /** Whether nothing can be made beside the working database. */
    public boolean isConfined() {
        return template.isEmpty();
    }

    /** The name of the copy that is made ahead. */
    public String spare() {
        return DatabaseNames.spare(working.database());
    }

    /** The name of what a copy replaced, until it is dropped. */
    public String worn() {
        return DatabaseNames.worn(working.database());
    }

    /** The same place, with what a failed test left as the working database. */
    public Place failed() {
        return at(DatabaseNames.failed(working.database()));
    }

    /** The same place, with another database as the working one. */
    public Place at(String database) {
        return new Place(working.to(database), maintenance, template, source);
    }

    /** Whether the working database was somebody's, empty, before it was taken; then {@code source} is what it was. */
    public boolean existed() {
        return !source.equals(EMPTY);
    }
}
