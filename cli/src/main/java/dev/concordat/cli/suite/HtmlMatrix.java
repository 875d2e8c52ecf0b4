package dev.concordat.cli.suite;

import dev.concordat.cli.suite.CheckedInteraction.Status;
import java.util.List;
import java.util.Optional;

/** The network: a row for each consumer, a column for each provider. */
final class HtmlMatrix {

    private final SuiteResult result;

    HtmlMatrix(SuiteResult result) {
        this.result = result;
    }

    Html section() {
        if (result.contracts().isEmpty()) {
            return Html.NONE;
        }
        List<String> providers = result.contracts().stream()
                .map(Contract::provider)
                .distinct()
                .sorted()
                .toList();
        List<String> consumers = result.contracts().stream()
                .map(Contract::consumer)
                .distinct()
                .sorted()
                .toList();
        return Html.of(
                """
                <section aria-labelledby="network">
                <h2 id="network">The network</h2>
                <div class="wide" role="region" aria-labelledby="network" tabindex="0">
                <table class="matrix">
                <thead><tr><td class="corner">consumer ↓ provider →</td>%s</tr></thead>
                <tbody>
                %s</tbody>
                </table>
                </div>
                </section>
                """,
                providers.stream().map(this::heading).collect(Html.joined()),
                consumers.stream().map(consumer -> row(consumer, providers)).collect(Html.joined()));
    }

    private Html heading(String provider) {
        List<String> schema = result.contracts().stream()
                .filter(contract -> contract.provider().equals(provider))
                .map(Contract::schemaVersion)
                .findFirst()
                .orElse(List.of());
        Html version = schema.isEmpty() ? Html.NONE : Html.of("<small>schema %s</small>", String.join(", ", schema));
        return Html.of("<th scope=\"col\">%s%s</th>", provider, version);
    }

    private Html row(String consumer, List<String> providers) {
        return Html.of(
                "<tr><th scope=\"row\">%s</th>%s</tr>\n",
                consumer,
                providers.stream().map(provider -> cell(consumer, provider)).collect(Html.joined()));
    }

    private Html cell(String consumer, String provider) {
        Optional<Contract> contract = result.contracts().stream()
                .filter(candidate -> candidate.consumer().equals(consumer)
                        && candidate.provider().equals(provider))
                .findFirst();
        return contract.map(this::cell)
                .orElse(Html.raw("<td class=\"none\"><span aria-label=\"no contract\">–</span></td>"));
    }

    private Html cell(Contract contract) {
        return Html.of(
                "<td class=\"%s\"><a href=\"#contract-%s\"><strong>%s</strong><span>%s of %s verified%s</span></a></td>",
                kind(contract),
                result.contracts().indexOf(contract),
                word(contract),
                contract.count(Status.VERIFIED),
                contract.interactions().size(),
                contract.ran() ? " · " + Durations.text(contract.duration()) : "");
    }

    static String kind(Contract contract) {
        if (contract.count(Status.FAILED) > 0) {
            return "bad";
        }
        return contract.verified() ? "good" : "open";
    }

    static String word(Contract contract) {
        if (contract.count(Status.FAILED) > 0) {
            return contract.count(Status.FAILED) + " failed";
        }
        if (!contract.verified()) {
            return "not verified";
        }
        int pending = contract.count(Status.PENDING);
        return pending == 0 ? "verified" : pending + " pending";
    }
}
