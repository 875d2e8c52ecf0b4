package dev.concordat.pactbroker.verification;

import au.com.dius.pact.core.support.json.JsonValue;
import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.pactbroker.BrokerClient;
import dev.concordat.pactbroker.BrokerException;
import dev.concordat.pactbroker.BrokerRequest;
import dev.concordat.pactbroker.HalDocument;
import dev.concordat.pactbroker.Link;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Gets from a broker the pacts that a provider is to be verified against: what is selected, and its content. */
public final class PactsForVerification {

    static final String RESULTS = "pb:publish-verification-results";
    static final String RESULTS_PATH = "/verification-results";

    private static final String RELATION = "pb:provider-pacts-for-verification";
    private static final int AT_ONCE = 8;

    private final BrokerClient client;
    private final PactCache cache;

    PactsForVerification(BrokerClient client, PactCache cache) {
        this.client = client;
        this.cache = cache;
    }

    /** Those of a client's broker, contents kept in the user's cache. */
    public static PactsForVerification of(BrokerClient client) {
        return new PactsForVerification(client, PactCache.ofUser());
    }

    /**
     * What the broker selects; the same content once, however often it was selected. None where the broker has no pact
     * that fits, or does not know the provider.
     *
     * @throws BrokerException if the broker is not reached, or refuses
     */
    public List<SelectedPact> select(PactSelection selection) {
        URI place = client.link(RELATION, Map.of("provider", selection.provider()));
        HalDocument answer;
        try {
            // Asking changes nothing, though it is a POST.
            answer = client.send(BrokerRequest.post(place, selection.json()).asRepeatable());
        } catch (BrokerException e) {
            if (e.status() == 404) {
                return List.of();
            }
            throw e;
        }
        return once(answer.embedded("pacts"));
    }

    private List<SelectedPact> once(List<HalDocument> documents) {
        Map<URI, SelectedPact> selected = new LinkedHashMap<>();
        for (HalDocument document : documents) {
            SelectedPact pact = understood(() -> SelectedPact.from(document));
            selected.merge(pact.content(), pact, SelectedPact::and);
        }
        return List.copyOf(selected.values());
    }

    private <T> T understood(Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw new ConcordatException(
                    new Problem(
                            "The Pact Broker at '" + client.settings().url()
                                    + "' answered with a pact that leads nowhere: " + e.getMessage() + ".",
                            client.settings().url().toString(),
                            "see that what answers there is a Pact Broker, and what stands before it leaves links as"
                                    + " they are."),
                    e);
        }
    }

    /**
     * The one at an address, as a webhook of the broker names it.
     *
     * @throws BrokerException if it is not there
     */
    public BrokerPact at(URI url) {
        HalDocument document = client.get(url);
        String name = document.link("self").map(Link::name).orElse(url.toString());
        SelectedPact selected = new SelectedPact(url, name, List.of("named by its address"), false);
        return understood(() -> BrokerPact.read(selected, document));
    }

    /**
     * The contents, several at once, in the same order.
     *
     * @throws ConcordatException that names each that cannot be had
     */
    public List<BrokerPact> fetch(List<SelectedPact> selected) {
        if (selected.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, selected.size()), task -> {
            Thread thread = new Thread(task, "concordat-pacts");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return all(threads.invokeAll(selected.stream()
                    .map(pact -> (Callable<BrokerPact>) () -> fetch(pact))
                    .toList()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConcordatException(
                    new Problem(
                            "The pacts were not fetched: the run was interrupted.",
                            client.settings().url().toString(),
                            "run it again."),
                    e);
        } finally {
            threads.shutdownNow();
            cache.trim();
        }
    }

    private static List<BrokerPact> all(List<Future<BrokerPact>> fetched) throws InterruptedException {
        List<BrokerPact> pacts = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Throwable first = null;
        for (Future<BrokerPact> each : fetched) {
            try {
                pacts.add(each.get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof ConcordatException ours)) {
                    throw new IllegalStateException(e.getCause());
                }
                first = first == null ? ours : first;
                problems.addAll(ours.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConcordatException(problems, first);
        }
        return List.copyOf(pacts);
    }

    private BrokerPact fetch(SelectedPact selected) {
        JsonValue.Object known = cache.find(selected.content()).orElse(null);
        if (known != null) {
            return BrokerPact.read(selected, withoutLinks(known));
        }
        HalDocument document = client.get(selected.url());
        String json = document.body().serialise();
        BrokerPact pact = understood(() -> BrokerPact.read(selected, document));
        // What is kept serves every other selection of this content only if the place for results follows from its
        // address, as with every broker known.
        if (pact.results().toString().equals(selected.url() + RESULTS_PATH)) {
            cache.keep(selected.content(), json);
        }
        return pact;
    }

    /** The links that were kept are those of another selection. */
    private static HalDocument withoutLinks(JsonValue.Object known) {
        known.getEntries().remove("_links");
        return new HalDocument(known);
    }
}
