package dev.concordat.broker.internal.pact;

import dev.concordat.broker.internal.http.Query;
import dev.concordat.broker.internal.http.Refusal;
import java.util.List;

/**
 * For which consumer versions content was given out, as the token of its address tells.
 *
 * @param ids the keys of the consumer versions
 * @param numbers numbers of consumer versions, where the token names them so
 * @param pending whether the content was pending
 * @param wip whether it was given out as work in progress
 */
public record ChosenVersions(List<Long> ids, List<String> numbers, boolean pending, boolean wip) {

    /** Of an address without a token. */
    public static final ChosenVersions NONE = new ChosenVersions(List.of(), List.of(), false, false);

    private static final List<String> IDS = List.of("cv", "s[][cv]");

    /** Copies. */
    public ChosenVersions {
        ids = List.copyOf(ids);
        numbers = List.copyOf(numbers);
    }

    /** Reads a token. One that cannot be read says nothing: what is asked for or published below it is worth more. */
    public static ChosenVersions of(String token) {
        Query query;
        try {
            query = Query.parse(Metadata.decode(token));
        } catch (Refusal e) {
            return NONE;
        }
        return new ChosenVersions(
                query.parameters().stream()
                        .filter(parameter -> IDS.contains(parameter.getKey()))
                        .filter(parameter -> parameter.getValue().matches("\\d{1,18}"))
                        .map(parameter -> Long.valueOf(parameter.getValue()))
                        .toList(),
                query.all("cvn").stream()
                        .filter(number -> number.indexOf('\0') < 0)
                        .toList(),
                "true".equals(query.get("p")),
                "true".equals(query.get("w")));
    }

    boolean isEmpty() {
        return ids.isEmpty() && numbers.isEmpty();
    }
}
