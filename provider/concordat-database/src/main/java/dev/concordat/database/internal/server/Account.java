package dev.concordat.database.internal.server;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.ProcessOwner;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Who runs the server. PostgreSQL refuses to run as root, so the superuser borrows the account {@code nobody}, or where
 * he may not change accounts, a user namespace that does not know him.
 *
 * @param prefix what stands before the command
 * @param owner who must own the server's folder; nothing where it is the account of this JVM
 */
public record Account(List<String> prefix, @Nullable String owner) {

    private static final String NOBODY = "nobody";

    /** What is said where there is no such account. */
    public static final String REFUSED =
            "PostgreSQL does not run as root, and none of 'setpriv', 'runuser' and 'unshare -U' could start it as"
                    + " somebody else.";

    private static final Account SELF = new Account(List.of(), null);

    private static final List<Account> BORROWED = List.of(
            new Account(List.of("setpriv", "--reuid=" + NOBODY, "--regid=65534", "--clear-groups", "--"), NOBODY),
            new Account(List.of("runuser", "-u", NOBODY, "--"), NOBODY),
            new Account(List.of("unshare", "-U", "--"), null));

    /** The account for this JVM's user; makes it the owner of the folder. */
    static Account toRun(Path binaries, Path folder, Use use) throws IOException, InterruptedException {
        return find(binaries, folder, use)
                .orElseThrow(() -> new ConcordatException(new Problem(
                        REFUSED,
                        binaries + ", " + folder,
                        "run the tests as an ordinary user, or install util-linux, or name a server by 'url' or"
                                + " 'image' in concordat.yml.")));
    }

    /** The account for this JVM's user, if there is one; makes it the owner of the folder. */
    public static Optional<Account> find(Path binaries, Path folder) throws IOException, InterruptedException {
        return find(binaries, folder, Use.NONE);
    }

    /**
     * The same for something that is done with the account and takes a while: each that comes into question is tried
     * meanwhile, and what was done with one that will not do is undone.
     */
    private static Optional<Account> find(Path binaries, Path folder, Use use)
            throws IOException, InterruptedException {
        if (!ProcessOwner.isSuperuser()) {
            use.with(SELF);
            return Optional.of(SELF);
        }
        for (Account account : BORROWED) {
            if (account.own(folder)) {
                Trial trial = account.begin(binaries, folder);
                Optional<IOException> fault = fault(use, account);
                if (trial.succeeds()) {
                    if (fault.isPresent()) {
                        throw fault.get();
                    }
                    return Optional.of(account);
                }
                use.undo();
            }
        }
        return Optional.empty();
    }

    /** What is done with an account. */
    interface Use {

        /** Nothing. */
        Use NONE = account -> {};

        /** Does it. */
        void with(Account account) throws IOException;

        /** Undoes it, and whatever a half of it left. */
        default void undo() throws IOException {}
    }

    // What went wrong with an account that cannot run anything says nothing.
    private static Optional<IOException> fault(Use use, Account account) {
        try {
            use.with(account);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    /** The account that owns a data directory, if this JVM can run a server as it. */
    public static Optional<Account> ofOwner(Path binaries, Path data) throws IOException, InterruptedException {
        if (!ProcessOwner.isSuperuser()) {
            return Optional.of(SELF);
        }
        String uid = String.valueOf(Files.getAttribute(data, "unix:uid"));
        String gid = String.valueOf(Files.getAttribute(data, "unix:gid"));
        String name = Files.getOwner(data).getName();
        List<Account> owners = uid.equals("0")
                ? BORROWED.stream().filter(account -> account.owner == null).toList()
                : List.of(
                        new Account(
                                List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--"), name),
                        new Account(List.of("runuser", "-u", name, "--"), name));
        for (Account account : owners) {
            if (account.begin(binaries, data).succeeds()) {
                return Optional.of(account);
            }
        }
        return Optional.empty();
    }

    /** A command as this account runs it. */
    public List<String> command(List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /** Makes this account the owner of a file or folder. */
    public boolean own(Path file) {
        try {
            String name = Optional.ofNullable(owner).orElse("root");
            Files.setOwner(
                    file,
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(name));
            return true;
        } catch (IOException e) {
            // No such account, or no right to give the file away: the next way is tried.
            return false;
        }
    }

    private Trial begin(Path binaries, Path folder) {
        List<String> command = command(List.of(
                "sh",
                "-c",
                "test -x \"$1\" && test -w \"$2\"",
                "sh",
                binaries.resolve("bin/postgres").toString(),
                folder.toString()));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            // The tool is not installed.
            return () -> false;
        }
        return () -> {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        };
    }

    /** Whether an account can run the server, which takes a process to find out. */
    private interface Trial {
        boolean succeeds() throws InterruptedException;
    }
}
