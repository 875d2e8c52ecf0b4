package dev.concordat.pact;

import au.com.dius.pact.core.model.DefaultPactReader;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.PactSource;
import au.com.dius.pact.core.model.UnknownPactSource;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.support.json.JsonValue;
import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes a pact of JSON, whatever place it came from. Pacts of the specifications 1 to 4 are read; all are seen as
 * version 4.
 *
 * @param name what messages call the pact
 * @param where the place as a person would open it
 * @param mend what to do where it is no pact
 */
public record PactReading(String name, String where, String mend) {

    private static final int NEWEST_SPECIFICATION = 4;

    static PactReading from(Path file) {
        return new PactReading(
                String.valueOf(file.getFileName()),
                file.toString(),
                "keep only pacts in that folder; generate this one again by running its consumer's tests.");
    }

    /**
     * Reads it.
     *
     * @throws ConcordatException if it is no pact, or of a specification newer than 4
     */
    public V4Pact read(JsonValue.Object json) {
        checkShape(json);
        checkSpecification(json);
        try {
            PactSource source = UnknownPactSource.INSTANCE;
            Pact pact = DefaultPactReader.INSTANCE.pactFromJson(json, source);
            return pact.asV4Pact().unwrap();
        } catch (RuntimeException e) {
            throw new ConcordatException(notAPact(String.valueOf(e.getMessage())), e);
        }
    }

    void checkShape(JsonValue.Object json) {
        for (String key : List.of("consumer", "provider")) {
            if (!(json.get(key) instanceof JsonValue.Object pacticipant)
                    || !pacticipant.get("name").isString()) {
                throw new ConcordatException(notAPact("it has no '" + key + ".name'"));
            }
        }
        if (!json.has("interactions") && !json.has("messages")) {
            throw new ConcordatException(notAPact("it has no 'interactions'"));
        }
    }

    private void checkSpecification(JsonValue.Object json) {
        String version = DefaultPactReader.determineSpecVersion(json);
        String major = version.split("\\.", 2)[0];
        if (!major.matches("\\d{1,4}") || Integer.parseInt(major) > NEWEST_SPECIFICATION) {
            throw new ConcordatException(new Problem(
                    "'" + name + "' is of Pact specification '" + version + "'; 1 to " + NEWEST_SPECIFICATION
                            + " are understood.",
                    where + ", metadata.pactSpecification.version",
                    "generate it with Pact specification 4.0, or use a newer Concordat."));
        }
    }

    Problem notAPact(String reason) {
        return new Problem("'" + name + "' is not a pact: " + reason + ".", where, mend);
    }
}
