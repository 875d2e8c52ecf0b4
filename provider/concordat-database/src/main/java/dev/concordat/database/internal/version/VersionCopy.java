package dev.concordat.database.internal.version;

import dev.concordat.database.internal.server.KeptServer;
import dev.concordat.database.internal.server.Place;
import java.util.Optional;

/**
 * A database of one's own at a version. Closing it twice is harmless.
 *
 * @param owner whose it is
 * @param place how it is reached
 */
public record VersionCopy(VersionServer owner, Place place) implements AutoCloseable {

    /** Has it, and its server, outlive this JVM; what to tell whoever wants to look into it. */
    public Optional<KeptServer> keep() {
        return owner.keep(this);
    }

    /** Gives it back: it is dropped some time after. */
    @Override
    public void close() {
        owner.giveBack(this);
    }
}
