package dev.concordat.pactbroker.verification;

import au.com.dius.pact.core.support.Json;
import au.com.dius.pact.core.support.json.JsonValue;
import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Settings;
import dev.concordat.pactbroker.PactProperties;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which pacts a provider asks a broker for.
 *
 * @param provider the provider's name
 * @param version its version under test, as far as it is known
 * @param selectors the consumers' versions
 * @param pending whether the broker says which pacts no version of this branch has verified yet
 * @param wipSince since when, as ISO 8601 has it, new pacts come along that no selector names; empty for none
 */
public record PactSelection(
        String provider,
        ProviderVersion version,
        ConsumerVersionSelectors selectors,
        boolean pending,
        Optional<String> wipSince) {

    /** Pact JVM's property: {@code true} asks for pending pacts to be told. */
    public static final String PENDING = "pactbroker.enablePending";

    /** Pact JVM's property: the date since when work in progress is asked for. */
    public static final String WIP_SINCE = "pactbroker.includeWipPactsSince";

    /** Work in progress is always pending, so whoever asks for it asks for both. */
    public PactSelection {
        pending |= wipSince.isPresent();
    }

    /**
     * As properties and settings say.
     *
     * @throws ConcordatException if one of them cannot be understood
     */
    public static PactSelection read(
            String provider, ProviderVersion version, PactProperties properties, Settings settings) {
        return new PactSelection(
                provider,
                version,
                ConsumerVersionSelectors.read(properties, settings, version.branch()),
                properties.isSet(PENDING),
                properties.value(WIP_SINCE).map(text -> date(text, properties)));
    }

    private static String date(String text, PactProperties properties) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).toString()
                    : OffsetDateTime.parse(text).toString();
        } catch (DateTimeParseException e) {
            throw new ConcordatException(
                    Problem.at(
                            properties.origin(WIP_SINCE),
                            "'" + text + "' is not a date.",
                            "write the day since when work in progress counts, as 2026-01-31."),
                    e);
        }
    }

    JsonValue json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("consumerVersionSelectors", selectors.selectors());
        json.put("includePendingStatus", pending);
        wipSince.ifPresent(since -> json.put("includeWipPactsSince", since));
        version.branch().ifPresent(branch -> json.put("providerVersionBranch", branch));
        if (!version.tags().isEmpty()) {
            json.put("providerVersionTags", List.copyOf(version.tags()));
        }
        return Json.toJson(json);
    }
}
