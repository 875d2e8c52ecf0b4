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
    static Account toRun(Path binaries, Path folder) throws IOException, InterruptedException {
        return find(binaries, folder)
                .orElseThrow(() -> new ConcordatException(new Problem(
                        REFUSED,
                        binaries + ", " + folder,
                        "run the tests as an ordinary user, or install util-linux, or name a server by 'url' or"
                                + " 'image' in concordat.yml.")));
    }

    /** The account for this JVM's user, if there is one; makes it the owner of the folder. */
    public static Optional<Account> find(Path binaries, Path folder) throws IOException, InterruptedException {
        if (!ProcessOwner.isSuperuser()) {
            return Optional.of(SELF);
        }
        for (Account account : BORROWED) {
            if (account.own(folder) && account.canRun(binaries, folder)) {
                return Optional.of(account);
            }
        }
        return Optional.empty();
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
            if (account.canRun(binaries, data)) {
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

    private boolean canRun(Path binaries, Path folder) throws IOException, InterruptedException {
        List<String> trial = command(List.of(
                "sh",
                "-c",
                "\"$1\" --version && test -w \"$2\"",
                "sh",
                binaries.resolve("bin/postgres").toString(),
                folder.toString()));
        try {
            Process process = new ProcessBuilder(trial)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            // The tool is not installed.
            return false;
        }
    }
}
