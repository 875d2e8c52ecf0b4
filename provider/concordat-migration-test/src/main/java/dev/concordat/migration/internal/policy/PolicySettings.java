package dev.concordat.migration.internal.policy;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The section {@code migrations} of {@code concordat.yml}. */
public final class PolicySettings {

    /**
     * The branch, tag or commit that was released, as git names it: what it holds is not to be edited any more, and
     * beyond that is held to nothing. Default: none, and nothing is taken for released.
     */
    public static final String RELEASE = "release";

    /** The first version that is held to what is measured while it runs. Default: the first of all. */
    public static final String SINCE = "since";

    /**
     * A regular expression for the names of migrations, without their file's ending. Default: as Flyway has it,
     * described by words of letters and digits with single underscores between them.
     */
    public static final String NAMES = "names";

    /** {@code true}: who takes the strongest lock says how long it waits for it. Default: {@code false}. */
    public static final String LOCK_TIMEOUT = "lock-timeout";

    /**
     * What is accepted of migrations that are released, and so not to be edited: a list of {@code migration} (its
     * version, or its script's name), {@code rule} and {@code because}. In others it is written where it is done.
     */
    public static final String ALLOW = "allow";

    private static final List<String> KEYS = List.of(RELEASE, SINCE, NAMES, LOCK_TIMEOUT, ALLOW);
    private static final List<String> ALLOWANCE = List.of("migration", "rule", "because");
    private static final Pattern DEFAULT_NAMES =
            Pattern.compile("[VBR](\\d+([._]\\d+)*)?__[A-Za-z0-9]+(_[A-Za-z0-9]+)*");

    private final Settings settings;
    private final Map<String, YamlValue> section;
    private final Optional<String> asked;

    /**
     * Reads them, and refuses keys that nobody reads.
     *
     * @param asked what was released, by the command line; empty: as the section says
     */
    public PolicySettings(Settings settings, Optional<String> asked) {
        this.settings = settings;
        this.asked = asked;
        this.section = settings.section(Settings.MIGRATIONS)
                .map(found -> {
                    found.allowOnly(Settings.MIGRATIONS, KEYS);
                    return found.entries();
                })
                .orElse(Map.of());
    }

    static String key(String key) {
        return Settings.MIGRATIONS + "." + key;
    }

    Origin origin(String key) {
        return settings.origin(key(key));
    }

    Optional<String> release() {
        return asked.or(() -> settings.value(key(RELEASE))).filter(ref -> !ref.isBlank());
    }

    Origin releaseOrigin() {
        return asked.isPresent() ? Origin.of("command line") : origin(RELEASE);
    }

    Optional<String> since() {
        return settings.value(key(SINCE)).filter(version -> !version.isBlank());
    }

    Pattern names() {
        try {
            return settings.value(key(NAMES)).map(Pattern::compile).orElse(DEFAULT_NAMES);
        } catch (PatternSyntaxException e) {
            throw new ConcordatException(
                    Problem.at(
                            origin(NAMES),
                            "'" + key(NAMES) + "' is no regular expression: " + e.getDescription() + ".",
                            "write one for a name without its ending: 'V\\d+__[a-z0-9_]+'."),
                    e);
        }
    }

    boolean lockTimeout() {
        String value = settings.value(key(LOCK_TIMEOUT)).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new ConcordatException(Problem.at(
                    origin(LOCK_TIMEOUT),
                    "'" + key(LOCK_TIMEOUT) + "' should be true or false, but is '" + value + "'.",
                    "write one of them."));
        }
        return Boolean.parseBoolean(value);
    }

    /** What is allowed of a migration. */
    List<Allowance> allowed(Script script) {
        return allowances().stream()
                .filter(entry -> entry.isOf(script))
                .map(entry -> Allowance.of(entry.rule(), entry.because(), entry.origin()))
                .toList();
    }

    /** Whether a rule is looked at at all. */
    boolean isOn(Rule rule) {
        return switch (rule) {
            case EDITED, LATE -> release().isPresent();
            case LOCK_TIMEOUT -> lockTimeout();
            default -> true;
        };
    }

    /**
     * What is allowed of a migration, as it is written.
     *
     * @param migration its version or its script
     * @param rule the rule
     * @param because the reason
     * @param origin where it says so
     */
    record Entry(String migration, String rule, String because, Origin origin) {

        boolean isOf(Script script) {
            return migration.equals(script.version())
                    || migration.equals(script.name())
                    || migration.equals(script.file());
        }
    }

    List<Entry> allowances() {
        @Nullable YamlValue allow = section.get(ALLOW);
        if (allow == null) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (YamlValue item : allow.asSequence(key(ALLOW)).items()) {
            YamlValue.Mapping entry = item.asMapping(key(ALLOW));
            entry.allowOnly(key(ALLOW), ALLOWANCE);
            entries.add(
                    new Entry(text(entry, "migration"), text(entry, "rule"), text(entry, "because"), entry.origin()));
        }
        return entries;
    }

    private static String text(YamlValue.Mapping entry, String name) {
        return entry.get(name)
                .map(value -> value.asText(key(ALLOW) + "." + name))
                .orElseThrow(() -> new ConcordatException(Problem.at(
                        entry.origin(),
                        "What is allowed of a migration lacks '" + name + "'.",
                        "write all of it: - {migration: \"8\", rule: table-rewrite, because: the table is small}")));
    }
}
