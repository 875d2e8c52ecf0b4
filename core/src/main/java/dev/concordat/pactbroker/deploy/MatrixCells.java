package dev.concordat.pactbroker.deploy;

import dev.concordat.pactbroker.HalDocument;
import dev.concordat.pactbroker.Link;
import dev.concordat.pactbroker.deploy.Cell.Result;
import dev.concordat.pactbroker.deploy.Cell.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes cells of a matrix' rows. Where there is no result, a row has no version of the provider; which one it would
 * have to be is found out, for that is what somebody has to verify.
 */
record MatrixCells(DeployQuestion question, BrokerNames names) {

    List<Cell> cells(List<HalDocument> rows) {
        List<Cell> cells = new ArrayList<>();
        for (HalDocument row : rows) {
            Side consumer = side(row, "consumer")
                    .orElseGet(() -> wanted(name(row, "consumer")).get(0));
            Result result = CanIDeploy.result(row);
            Optional<Side> provider = side(row, "provider");
            if (provider.isPresent()) {
                cells.add(new Cell(consumer, provider.get(), result, url(row)));
            } else {
                missing(consumer, name(row, "provider"), rows)
                        .forEach(side -> cells.add(new Cell(consumer, side, result, "")));
            }
        }
        return List.copyOf(cells);
    }

    /** The versions that ought to be verified and were not; where all were, the row says it of them all. */
    private List<Side> missing(Side consumer, String provider, List<HalDocument> rows) {
        List<Side> wanted = wanted(provider);
        List<Side> open =
                wanted.stream().filter(side -> !hasRow(consumer, side, rows)).toList();
        return open.isEmpty() ? wanted : open;
    }

    private static boolean hasRow(Side consumer, Side provider, List<HalDocument> rows) {
        return rows.stream()
                .anyMatch(row -> side(row, "consumer").filter(consumer::equals).isPresent()
                        && side(row, "provider").filter(provider::equals).isPresent());
    }

    /** Which versions of a pacticipant count here; never none. */
    private List<Side> wanted(String pacticipant) {
        Optional<VersionSelector> asked = question.versions().stream()
                .filter(version -> version.pacticipant().equals(pacticipant))
                .findFirst();
        if (asked.isPresent()) {
            VersionSelector version = asked.get();
            return version.kind() == VersionSelector.Kind.NUMBER
                    ? List.of(new Side(pacticipant, String.valueOf(version.value()), true))
                    : none(pacticipant, version.toString().substring(pacticipant.length() + 3));
        }
        Destination destination = question.destination();
        return switch (destination.kind()) {
            case NONE, LATEST -> none(pacticipant, "(latest)");
            case MAIN_BRANCHES -> none(pacticipant, "(latest of its main branch)");
            case TAG -> none(pacticipant, "(latest tagged '" + destination.name() + "')");
            case ENVIRONMENT -> inEnvironment(pacticipant, destination.name());
        };
    }

    private List<Side> inEnvironment(String pacticipant, String environment) {
        HalDocument document = names.environment(environment);
        List<Side> there = Stream.concat(
                        versions(document, "pb:currently-deployed-deployed-versions", "deployedVersions"),
                        versions(document, "pb:currently-supported-released-versions", "releasedVersions"))
                .filter(of(pacticipant))
                .flatMap(version -> version.embedded("version").stream())
                .flatMap(version -> version.text("number").stream())
                .distinct()
                .map(number -> new Side(pacticipant, number, true))
                .toList();
        return there.isEmpty() ? none(pacticipant, "(none in '" + environment + "')") : there;
    }

    private Stream<HalDocument> versions(HalDocument environment, String relation, String embedded) {
        return environment.link(relation).stream()
                .flatMap(link -> names.broker().get(link.expand(Map.of())).embedded(embedded).stream());
    }

    static Predicate<HalDocument> of(String pacticipant) {
        return version -> version.embedded("pacticipant").stream()
                .anyMatch(document ->
                        document.text("name").filter(pacticipant::equals).isPresent());
    }

    private static List<Side> none(String pacticipant, String which) {
        return List.of(new Side(pacticipant, which, false));
    }

    private static Optional<Side> side(HalDocument row, String role) {
        return row.documents(role).stream()
                .flatMap(pacticipant -> pacticipant.documents("version").stream())
                .flatMap(version -> version.text("number").stream())
                .map(number -> new Side(name(row, role), number, true))
                .findFirst();
    }

    private static String name(HalDocument row, String role) {
        return row.documents(role).stream()
                .flatMap(pacticipant -> pacticipant.text("name").stream())
                .findFirst()
                .orElse("?");
    }

    private static String url(HalDocument row) {
        return row.documents("verificationResult").stream()
                .flatMap(result -> result.link("self").stream())
                .map(Link::href)
                .findFirst()
                .orElse("");
    }
}
