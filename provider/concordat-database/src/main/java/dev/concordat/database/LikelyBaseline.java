package dev.concordat.database;

import dev.concordat.database.Preparation.Prepared;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The baseline that was wanted last, taken up in the background while it is still found out which one is wanted now:
 * nearly always it is the same. If it is not, or if there is anything wrong with it, nothing has happened.
 */
final class LikelyBaseline implements AutoCloseable {

    private final Preparation preparation;
    private final String whose;
    private final Optional<String> last;
    private final long began = System.nanoTime();
    private Optional<Background<Optional<Prepared>>> coming;

    private LikelyBaseline(Preparation preparation) {
        this.preparation = preparation;
        this.whose = whose(preparation);
        this.last = preparation.plan().startsAtOnce() ? preparation.cache().last(whose) : Optional.empty();
        this.coming = last.map(this::begin);
    }

    /** Begins, if any is known. */
    static LikelyBaseline begin(Preparation preparation) {
        return new LikelyBaseline(preparation);
    }

    /** Whether there is any. */
    boolean isKnown() {
        return last.isPresent();
    }

    // By the folder of a run and the name in it. Two that share a name take turns, and gain nothing: not even loading
    // a real checksum is worth more than that.
    private static String whose(Preparation preparation) {
        CRC32C checksum = new CRC32C();
        for (String part : List.of(
                System.getProperty("user.dir"),
                preparation.settings().name(),
                preparation.settings().version().orElse("latest"))) {
            checksum.update(part.getBytes(StandardCharsets.UTF_8));
        }
        return Long.toHexString(checksum.getValue());
    }

    private Background<Optional<Prepared>> begin(String key) {
        return Background.begin(
                "concordat-likely", () -> preparation.cache().find(key).map(preparation::open));
    }

    /** What it came to, if it is the one that is wanted; else it is ended. */
    Optional<Prepared> take(String wanted) {
        if (!last.equals(Optional.of(wanted))) {
            close();
            preparation.cache().noteLast(whose, wanted);
            return Optional.empty();
        }
        return await().map(prepared -> preparation.taken(prepared, began));
    }

    private Optional<Prepared> await() {
        Optional<Prepared> came = Optional.empty();
        try {
            came = coming.flatMap(Background::await);
        } catch (RuntimeException e) {
            // Who takes it up again will be told.
        }
        coming = Optional.empty();
        return came;
    }

    /** Ends what nobody took, and waits for that: it may have the port that is wanted. */
    @Override
    public void close() {
        await().ifPresent(unwanted -> {
            unwanted.baseline().close();
            unwanted.server().close();
        });
    }
}
