package dev.concordat.pact;

import java.nio.file.Path;
import java.util.List;

/**
 * How writing a pact ended.
 *
 * @param file the pact
 * @param changed whether its bytes are others than before
 * @param stale the interactions that were removed because no test declares them any more
 */
public record PactWriteResult(Path file, boolean changed, List<String> stale) {

    /** Copies the list. */
    public PactWriteResult {
        stale = List.copyOf(stale);
    }
}
