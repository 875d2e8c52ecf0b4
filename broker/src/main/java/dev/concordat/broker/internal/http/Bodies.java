package dev.concordat.broker.internal.http;

import dev.concordat.broker.internal.http.BodyBudget.Share;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;

/** Reads the bodies of requests: none that is too long, and no more at once than there is memory for. */
final class Bodies {

    /** Who is still sending does not read the answer, so what is refused is read as well; but not without end. */
    private static final long DISCARDED = 64L << 20;

    private final int max;
    private final BodyBudget budget;

    /** Of bodies up to a length in octets. */
    Bodies(int max, BodyBudget budget) {
        this.max = max;
        this.budget = budget;
    }

    /**
     * Reads a body, which has its memory until it is closed.
     *
     * @throws Refusal 400 where it is broken, 413 where it is too long, 503 where there was no memory in time
     */
    Body read(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        if (length > max && request.getHeader("Expect") != null) {
            throw tooLong();
        }
        try (InputStream in = request.getInputStream()) {
            if (length > max) {
                in.skip(Math.min(length, DISCARDED));
                throw tooLong();
            }
            byte[] start = in.readNBytes(BodyBudget.SHORT);
            if (start.length > max) {
                throw tooLong();
            }
            return start.length < BodyBudget.SHORT ? new Body(start, null) : whole(start, in, length);
        } catch (EofException e) {
            throw Refusal.error(400, "The body ended before the length that its header says.");
        } catch (HttpException.RuntimeException e) {
            throw Refusal.error(400, "The body cannot be read: it is not sent as HTTP has it.");
        }
    }

    /** Of a body whose length is not known before, as much is taken as it may have. */
    private Body whole(byte[] start, InputStream in, long length) throws IOException {
        Share share = budget.take(length < 0 ? max : length);
        if (share == null) {
            in.skip(max);
            throw busy(length);
        }
        try {
            byte[] octets = length < 0 ? rest(start, in) : rest(start, in, (int) length);
            if (octets.length > max) {
                throw tooLong();
            }
            share.shrinkTo(octets.length);
            return new Body(octets, share);
        } catch (IOException | RuntimeException | Error e) {
            share.close();
            throw e;
        }
    }

    private static byte[] rest(byte[] start, InputStream in, int length) throws IOException {
        byte[] octets = Arrays.copyOf(start, length);
        int end = start.length + in.readNBytes(octets, start.length, length - start.length);
        return end == length ? octets : Arrays.copyOf(octets, end);
    }

    private byte[] rest(byte[] start, InputStream in) throws IOException {
        byte[] rest = in.readNBytes(max + 1 - start.length);
        byte[] octets = Arrays.copyOf(start, start.length + rest.length);
        System.arraycopy(rest, 0, octets, start.length, rest.length);
        return octets;
    }

    private Refusal tooLong() {
        return Refusal.error(
                413,
                "The body is longer than " + max + " bytes, the most this broker takes."
                        + " Its operator can raise 'concordat.broker.max-request-size'.");
    }

    private Refusal busy(long length) {
        return Refusal.busy(
                "The broker has as many long requests in memory as its heap has room for, and this one"
                        + (length < 0 ? "" : " of " + length + " bytes") + " waited in vain; nothing of it was kept."
                        + " Send it again later. If that happens often, its operator can give the broker a larger heap, by '-Xmx'.");
    }
}
