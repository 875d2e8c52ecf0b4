package dev.concordat.cli.suite;

import dev.concordat.cli.suite.CheckedInteraction.Status;
import dev.concordat.outcome.Mismatch;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Every contract with its interactions: what is broken comes first, and is open. */
final class HtmlContracts {

    private final SuiteResult result;

    HtmlContracts(SuiteResult result) {
        this.result = result;
    }

    Html section() {
        if (result.contracts().isEmpty()) {
            return Html.NONE;
        }
        Html contracts = result.contracts().stream()
                .sorted(Comparator.comparing((Contract contract) -> contract.count(Status.FAILED) == 0)
                        .thenComparing(Contract::verified))
                .map(this::contract)
                .collect(Html.joined());
        return Html.of("""
                <section aria-labelledby="contracts">
                <h2 id="contracts">The contracts</h2>
                %s</section>
                """, contracts);
    }

    private Html contract(Contract contract) {
        Html interactions = contract.interactions().stream()
                .sorted(Comparator.comparing(CheckedInteraction::status))
                .map(HtmlContracts::interaction)
                .collect(Html.joined());
        return Html.of(
                """
                <section class="contract" aria-labelledby="contract-%s">
                <h3 id="contract-%s">%s <span class="arrow" aria-label="with">→</span> %s <span class="badge %s">%s</span></h3>
                %s</section>
                """,
                result.contracts().indexOf(contract),
                result.contracts().indexOf(contract),
                contract.consumer(),
                contract.provider(),
                HtmlMatrix.kind(contract),
                HtmlMatrix.word(contract),
                interactions);
    }

    private static Html interaction(CheckedInteraction interaction) {
        boolean open = interaction.status() == Status.FAILED || interaction.status() == Status.ERROR;
        return Html.of(
                """
                <details class="interaction %s"%s>
                <summary><span class="badge %s">%s</span><span class="name">%s%s</span>\
                <span class="aside">%s</span></summary>
                <div class="inside">
                %s%s%s</div>
                </details>
                """,
                kind(interaction.status()),
                Html.raw(open ? " open" : ""),
                kind(interaction.status()),
                interaction.status().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                interaction.description(),
                interaction.states().isEmpty()
                        ? Html.NONE
                        : Html.of(" <small>given %s</small>", String.join(", ", interaction.states())),
                interaction.status() == Status.NOT_RUN
                        ? interaction.type()
                        : interaction.type() + " · " + Durations.text(Duration.ofMillis(interaction.millis())),
                states(interaction.states()),
                interaction.error().isEmpty()
                        ? Html.NONE
                        : Html.of("<pre class=\"error\">%s</pre>\n", interaction.error()),
                interaction.mismatches().stream().map(HtmlContracts::mismatch).collect(Html.joined()));
    }

    private static String kind(Status status) {
        return switch (status) {
            case VERIFIED -> "good";
            case FAILED -> "bad";
            case ERROR, NOT_RUN, PENDING -> "open";
        };
    }

    private static Html states(List<String> states) {
        if (states.isEmpty()) {
            return Html.raw("<p class=\"states\">needs no provider state</p>\n");
        }
        return Html.of(
                "<ul class=\"states\">%s</ul>\n",
                states.stream()
                        .map(state -> Html.of("<li><span>given</span> %s</li>", state))
                        .collect(Html.joined()));
    }

    private static Html mismatch(Mismatch mismatch) {
        LineMarks marks = LineMarks.of(mismatch.expected(), mismatch.actual());
        return Html.of(
                """
                <div class="mismatch">
                <p><code>%s</code>%s</p>
                <div class="sides">
                <div><h4>expected</h4><pre>%s</pre></div>
                <div><h4>actual</h4><pre>%s</pre></div>
                </div>
                %s</div>
                """,
                (mismatch.part() + " " + mismatch.path()).strip(),
                mismatch.rule().isEmpty()
                        ? Html.NONE
                        : Html.of(" <span class=\"rule\">rule: %s</span>", mismatch.rule()),
                marks.expected(),
                marks.actual(),
                mismatch.text().isEmpty() ? Html.NONE : Html.of("<p class=\"text said\">%s</p>\n", mismatch.text()));
    }
}
