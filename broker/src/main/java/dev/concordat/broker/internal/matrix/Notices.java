package dev.concordat.broker.internal.matrix;

import dev.concordat.configuration.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person is told about a verdict: first what to be careful about, then every reason. */
final class Notices {

    private final PartySearch parties;

    Notices(PartySearch parties) {
        this.parties = parties;
    }

    List<Notice> of(Verdict verdict) {
        List<Notice> notices = new ArrayList<>(warnings(verdict.findings()));
        List<Notice> errors = errors(verdict);
        notices.addAll(errors);
        if (errors.isEmpty()) {
            notices.add(Notice.success(
                    verdict.findings().considered().isEmpty()
                            ? "No verification is required."
                            : "Every verification that is required was published, and succeeded."));
        }
        return notices;
    }

    private List<Notice> warnings(Findings findings) {
        List<Notice> warnings = new ArrayList<>();
        for (Resolved ignored : findings.ignored()) {
            if (ignored.isMissing()) {
                warnings.add(Notice.warning("Nothing is ignored by " + missing(ignored)));
            }
        }
        List<Selector> selectors = findings.query().selectors();
        Criteria destination = findings.query().destination();
        if (selectors.size() == 1
                && destination.environment() == null
                && destination.tag() == null
                && destination.branch() == null
                && !destination.mainBranch()) {
            warnings.add(Notice.warning("No environment was named, so this answer holds for none: name the one that "
                    + selectors.get(0).pacticipant() + " is to be deployed to."));
        }
        boolean narrowed = selectors.stream().anyMatch(each -> !each.criteria().isNone());
        if (narrowed && selectors.stream().allMatch(each -> each.criteria().version() == null)) {
            warnings.add(Notice.warning("No version number was named. Another version may become the latest before the"
                    + " deployment: name the version that is to be deployed."));
        }
        return warnings;
    }

    private List<Notice> errors(Verdict verdict) {
        List<Resolved> absent = verdict.selectedButMissing();
        if (!absent.isEmpty()) {
            return absent.stream().map(this::missing).map(Notice::error).toList();
        }
        Wording wording = new Wording(verdict.findings().selected());
        List<Notice> errors = new ArrayList<>();
        verdict.missing().forEach(each -> errors.add(Notice.error(wording.unverified(each))));
        for (Outcome outcome : List.of(Outcome.FAILED, Outcome.UNKNOWN)) {
            verdict.findings().considered().stream()
                    .filter(row -> row.outcome() == outcome)
                    .map(row -> outcome == Outcome.FAILED ? wording.failed(row) : wording.unverified(row))
                    .forEach(text -> errors.add(Notice.error(text)));
        }
        return errors;
    }

    private String missing(Resolved selected) {
        String name = selected.selector().pacticipant();
        Criteria criteria = selected.selector().criteria();
        if (selected.pacticipantId() == Resolved.NOBODY) {
            return "'" + name + "': there is no pacticipant of that name." + meant(name, parties.names());
        }
        if (criteria.version() != null) {
            return name + " has no version '" + criteria.version()
                    + "': neither a pact nor a result was published for it."
                    + meant(criteria.version(), parties.numbers(selected.pacticipantId()));
        }
        return "No version of " + name + " " + Wording.none(selected) + ".";
    }

    /** A question after the name that was probably meant; an abbreviation is nearer than any misspelling. */
    static String meant(@Nullable String name, Collection<String> known) {
        if (name == null || name.isBlank()) {
            return "";
        }
        Optional<String> whole = known.stream()
                .filter(each ->
                        (name.length() >= 4 && each.startsWith(name)) || (each.length() >= 4 && name.startsWith(each)))
                .findFirst();
        return whole.or(() -> Nearest.to(name, known))
                .map(each -> " Did you mean '" + each + "'?")
                .orElse("");
    }
}
