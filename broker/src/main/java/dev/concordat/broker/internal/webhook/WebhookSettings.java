package dev.concordat.broker.internal.webhook;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.broker.internal.outbound.OutboundRules;
import java.util.List;
import java.util.Set;
import org.springframework.core.env.Environment;

/**
 * How webhooks are made.
 *
 * @param retrySeconds how long to wait before each further attempt
 * @param successCodes the statuses that mean it arrived
 */
public record WebhookSettings(List<Integer> retrySeconds, Set<Integer> successCodes) {

    /** Seconds before each further attempt, separated by spaces; {@code 10 60 120 300 600 1200} by default. */
    public static final String RETRY_SCHEDULE = "concordat.broker.webhook.retry-schedule";

    /** Statuses that mean success, separated by spaces; 200 to 206 by default. */
    public static final String SUCCESS_CODES = "concordat.broker.webhook.http-code-success";

    /** Copies. */
    public WebhookSettings {
        retrySeconds = List.copyOf(retrySeconds);
        successCodes = Set.copyOf(successCodes);
    }

    /**
     * As configured.
     *
     * @throws ConcordatException where a number cannot be read
     */
    public static WebhookSettings of(Environment environment) {
        return new WebhookSettings(
                numbers(environment, RETRY_SCHEDULE, "10 60 120 300 600 1200"),
                Set.copyOf(numbers(environment, SUCCESS_CODES, "200 201 202 203 204 205 206")));
    }

    private static List<Integer> numbers(Environment environment, String key, String usual) {
        List<String> words = OutboundRules.words(environment, key, usual);
        for (String word : words) {
            if (!word.matches("\\d{1,7}")) {
                throw new ConcordatException(new Problem(
                        "'" + word + "' is not one of the whole numbers that belong here.",
                        "property '" + key + "'",
                        "write numbers separated by spaces, such as '" + usual + "'."));
            }
        }
        return words.stream().map(Integer::valueOf).toList();
    }
}
