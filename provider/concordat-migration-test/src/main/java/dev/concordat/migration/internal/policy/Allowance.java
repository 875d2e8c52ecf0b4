package dev.concordat.migration.internal.policy;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule that a migration may break, for a reason.
 *
 * @param rule the rule
 * @param because the reason
 * @param origin where it says so
 */
record Allowance(Rule rule, String because, Origin origin) {

    private static final Pattern NOTE = Pattern.compile("\\s*(?:--|//|#)\\s*concordat:\\s*(.*?)\\s*");
    private static final Pattern ALLOW = Pattern.compile("allow\\s+(\\S+)\\s+because\\s+(\\S.*)");

    static Allowance of(String rule, String because, Origin origin) {
        return new Allowance(
                Rule.of(rule)
                        .orElseThrow(() -> new ConcordatException(Problem.at(
                                origin,
                                "There is no rule '" + rule + "' for migrations.",
                                Nearest.to(rule, Rule.words())
                                                .map(near -> "did you mean '" + near + "'? ")
                                                .orElse("")
                                        + "Known: " + String.join(", ", Rule.words()) + "."))),
                because,
                origin);
    }

    /** Those that stand in a script, each on a line of its own. */
    static List<Allowance> in(Script script) {
        List<Allowance> found = new ArrayList<>();
        List<String> lines = script.lines();
        for (int index = 0; index < lines.size(); index++) {
            Matcher note = NOTE.matcher(lines.get(index));
            if (note.matches()) {
                found.add(read(note.group(1), script.at(index + 1)));
            }
        }
        return found;
    }

    private static Allowance read(String note, Origin origin) {
        Matcher allow = ALLOW.matcher(note);
        if (!allow.matches()) {
            throw new ConcordatException(Problem.at(
                    origin,
                    "'" + note + "' does not say which rule may be broken, and why.",
                    "write '-- concordat: allow <rule> because <reason>'."));
        }
        return of(allow.group(1), allow.group(2), origin);
    }
}
