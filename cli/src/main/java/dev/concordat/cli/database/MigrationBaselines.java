package dev.concordat.cli.database;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The baselines that a migration of a module's database stands between: made, before any test is run on them.
 *
 * @param root where Maven is run for the module
 * @param folder the module's folder
 * @param mavenArguments what Maven gets beside
 */
public record MigrationBaselines(Path root, Path folder, List<String> mavenArguments) {

    private static final Pattern SAID =
            Pattern.compile("(?<database>.+): (?<key>before|after|fixtures) (?<value>\\S+)");

    /** Copies the arguments. */
    public MigrationBaselines {
        mavenArguments = List.copyOf(mavenArguments);
    }

    /** Those of a module: the one that is named, or as {@code concordat database} finds it. */
    public static MigrationBaselines of(@Nullable String named, Path here, @Nullable Path home) {
        Module module = Module.find(named, here, home);
        return new MigrationBaselines(module.root(), module.folder(), module.mavenArguments());
    }

    /**
     * The versions on both sides of a migration.
     *
     * @param database whose they are
     * @param before the version before it
     * @param after its own
     * @param fixtures the fixture sets that tests are to be told of instead of those declared; empty for these
     */
    public record Versions(String database, String before, String after, String fixtures) {}

    /**
     * Makes them, unless the cache has them.
     *
     * @param options the options of {@code DatabaseMain baselines}
     * @param progress where the steps are told
     * @return empty where that cannot be; what is wrong has been written to {@code faults} then
     */
    public Optional<Versions> make(
            List<String> options, Map<String, String> environment, PrintWriter progress, PrintWriter faults)
            throws InterruptedException {
        Module module = new Module(root, folder, mavenArguments);
        String classPath = new TestClassPath(module, environment).get(faults);
        List<String> arguments = new ArrayList<>(List.of("baselines"));
        arguments.addAll(options);
        StringWriter said = new StringWriter();
        int code = new DatabaseProcess(module, classPath).run(arguments, new PrintWriter(said), faults);
        Map<String, Matcher> versions = new HashMap<>();
        said.toString().lines().forEach(line -> {
            Matcher version = SAID.matcher(line);
            if (version.matches()) {
                versions.put(version.group("key"), version);
            } else {
                progress.println(line);
            }
        });
        progress.flush();
        return code == 0 ? Optional.of(versions(versions)) : Optional.empty();
    }

    private static Versions versions(Map<String, Matcher> said) {
        Matcher before = Objects.requireNonNull(said.get("before"));
        Matcher after = Objects.requireNonNull(said.get("after"));
        Matcher fixtures = said.get("fixtures");
        return new Versions(
                before.group("database"),
                before.group("value"),
                after.group("value"),
                fixtures == null ? "" : fixtures.group("value"));
    }
}
