package dev.concordat.pactbroker.deploy;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import dev.concordat.pactbroker.BrokerClient;
import dev.concordat.pactbroker.HalDocument;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what names stand for, and proposes the nearest where one stands for nothing. */
record BrokerNames(BrokerClient broker) {

    private static final int LISTED = 20;

    HalDocument environment(String name) {
        List<HalDocument> all = environments();
        return all.stream()
                .filter(environment -> name.equals(environment.text("name").orElse("")))
                .findFirst()
                .orElseThrow(() -> unknownEnvironment(name, all));
    }

    List<HalDocument> environments() {
        return broker.get(broker.link("pb:environments", Map.of())).embedded("environments");
    }

    HalDocument version(String pacticipant, String number) {
        URI uri = broker.link("pb:pacticipant-version", Map.of("pacticipant", pacticipant, "version", number));
        return broker.find(uri).orElseThrow(() -> unknownVersion(pacticipant, number));
    }

    HalDocument pacticipant(String name) {
        return broker.find(broker.link("pb:pacticipant", Map.of("pacticipant", name)))
                .orElseThrow(() -> unknownPacticipant(name));
    }

    private ConcordatException unknownEnvironment(String name, List<HalDocument> all) {
        List<String> names = texts(all, "name");
        return unknown(
                "no environment '" + name + "'",
                Nearest.to(name, names),
                names.isEmpty()
                        ? "create it: its broker has no environment yet."
                        : "use one of " + listed(names) + ".");
    }

    private ConcordatException unknownPacticipant(String name) {
        List<String> names =
                texts(broker.get(broker.link("pb:pacticipants", Map.of())).embedded("pacticipants"), "name");
        return unknown(
                "no pacticipant '" + name + "'",
                Nearest.to(name, names),
                names.isEmpty()
                        ? "publish a pact first: the broker has no pacticipant yet."
                        : "use one of " + listed(names) + ".");
    }

    private ConcordatException unknownVersion(String pacticipant, String number) {
        HalDocument known = pacticipant(pacticipant);
        List<String> numbers = known.link("pb:versions")
                .map(link -> texts(broker.get(link.expand(Map.of())).embedded("versions"), "number"))
                .orElse(List.of());
        return unknown(
                "no version '" + number + "' of '" + pacticipant + "'",
                Nearest.to(number, numbers),
                "publish its pacts or its verification results first"
                        + (numbers.isEmpty() ? "." : ", or use one of " + listed(numbers) + "."));
    }

    private ConcordatException unknown(String what, Optional<String> nearest, String fix) {
        return new ConcordatException(new Problem(
                "The Pact Broker knows " + what + "."
                        + nearest.map(name -> " Is '" + name + "' meant?").orElse(""),
                broker.settings().url().toString(),
                fix));
    }

    private static String listed(List<String> names) {
        String some = "'" + String.join("', '", names.subList(0, Math.min(LISTED, names.size()))) + "'";
        return names.size() > LISTED ? some + " and " + (names.size() - LISTED) + " more" : some;
    }

    private static List<String> texts(List<HalDocument> documents, String property) {
        return documents.stream()
                .flatMap(document -> document.text(property).stream())
                .toList();
    }
}
