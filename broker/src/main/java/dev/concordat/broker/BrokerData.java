package dev.concordat.broker;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.server.DurableServer;
import java.nio.file.Path;

/**
 * Backs up and restores the data of a broker that has its own PostgreSQL: {@code backup FOLDER FILE}, {@code restore
 * FOLDER FILE}.
 *
 * @since 0.1
 */
public final class BrokerData {

    private BrokerData() {}

    /** Runs; ends with 2 where it cannot. */
    public static void main(String[] arguments) {
        try {
            run(arguments);
        } catch (ConcordatException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void run(String... arguments) {
        if (arguments.length == 3 && arguments[0].equals("backup")) {
            DurableServer.backup(Path.of(arguments[1]), Path.of(arguments[2]));
            System.out.println("Backed up to " + arguments[2] + ".");
        } else if (arguments.length == 3 && arguments[0].equals("restore")) {
            DurableServer.restore(Path.of(arguments[2]), Path.of(arguments[1]));
            System.out.println("Restored into " + arguments[1] + ".");
        } else {
            throw new ConcordatException(new Problem(
                    "This is not understood.", "the arguments", "say 'backup FOLDER FILE' or 'restore FOLDER FILE'."));
        }
    }
}
