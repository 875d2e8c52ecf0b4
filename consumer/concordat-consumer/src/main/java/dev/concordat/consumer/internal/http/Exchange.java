package dev.concordat.consumer.internal.http;

import au.com.dius.pact.core.matchers.RequestMatchResult;
import au.com.dius.pact.core.matchers.RequestMatching;
import au.com.dius.pact.core.model.Consumer;
import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.Provider;
import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.V4Pact;
import dev.concordat.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** What one test expects of its mocked provider, and what the provider was asked. Safe for any thread. */
public final class Exchange {

    private final String test;
    private final V4Pact pact;
    private final List<Expectation> expectations = new CopyOnWriteArrayList<>();
    private final List<Problem> unmatched = new CopyOnWriteArrayList<>();

    /** The nearest of unmatched requests: told there already. */
    private final Set<Expectation> missed = ConcurrentHashMap.newKeySet();

    /** The exchange of a test, named {@code fully.qualified.ClassName#method}. */
    public Exchange(String consumer, String provider, String test) {
        this.test = test;
        this.pact = new V4Pact(new Consumer(consumer), new Provider(provider));
    }

    /** The test it belongs to. */
    public String test() {
        return test;
    }

    /** Adds an interaction; its answer is still to be given. */
    public Expectation expect(String description, List<ProviderState> states, HttpRequest request) {
        Expectation expectation = new Expectation(description, states, request);
        expectations.add(expectation);
        return expectation;
    }

    /** The interactions, in the order of their description. */
    public List<V4Interaction> interactions() {
        return expectations.stream()
                .<V4Interaction>map(Expectation::interaction)
                .toList();
    }

    /** What is wrong now that the test is over: requests that nothing matched, interactions nobody asked for. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(unmatched);
        expectations.stream()
                .filter(expectation -> !expectation.isExercised() && !missed.contains(expectation))
                .map(this::notExercised)
                .forEach(problems::add);
        return problems;
    }

    /** The interaction that a request asks for; where there is none, that is noted, and told in the answer. */
    Answer answer(HttpRequest request) {
        List<Candidate> candidates = expectations.stream()
                .map(expectation -> new Candidate(expectation, compare(expectation, request)))
                .sorted(Comparator.comparingInt(Candidate::score).reversed())
                .toList();
        Optional<Candidate> match = candidates.stream()
                .filter(candidate -> candidate.result().matchedOk())
                .findFirst();
        if (match.isPresent()) {
            match.get().expectation().exercise();
            return new Answer.Matched(match.get().expectation().interaction());
        }
        Problem problem = new NearMiss(pact, request, candidates).problem(test);
        unmatched.add(problem);
        candidates.stream().limit(1).map(Candidate::expectation).forEach(missed::add);
        return new Answer.Unmatched(problem);
    }

    private RequestMatchResult compare(Expectation expectation, HttpRequest request) {
        return RequestMatching.requestMismatches(pact, expectation.interaction(), request);
    }

    private Problem notExercised(Expectation expectation) {
        HttpRequest request = expectation.request();
        return new Problem(
                "'" + expectation.description() + "' was described, but the client did not send it: "
                        + request.getMethod() + " " + request.getPath(),
                test,
                "let the test call the client for it, or remove the interaction.");
    }

    /** What the server is to say; callers cover both. */
    sealed interface Answer {

        <T> T fold(Function<V4Interaction.SynchronousHttp, T> matched, Function<Problem, T> unmatched);

        /** An interaction matches. */
        record Matched(V4Interaction.SynchronousHttp interaction) implements Answer {

            @Override
            public <T> T fold(Function<V4Interaction.SynchronousHttp, T> matched, Function<Problem, T> unmatched) {
                return matched.apply(interaction);
            }
        }

        /** None does. */
        record Unmatched(Problem problem) implements Answer {

            @Override
            public <T> T fold(Function<V4Interaction.SynchronousHttp, T> matched, Function<Problem, T> unmatched) {
                return unmatched.apply(problem);
            }
        }
    }

    /** How near an interaction comes to a request. */
    record Candidate(Expectation expectation, RequestMatchResult result) {

        int score() {
            return result.calculateScore();
        }
    }
}
