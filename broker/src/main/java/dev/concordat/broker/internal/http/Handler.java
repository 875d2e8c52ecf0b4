package dev.concordat.broker.internal.http;

/** Answers one method of one address. Called on the server's threads, many at a time. */
@FunctionalInterface
public interface Handler {

    /**
     * Answers a call.
     *
     * @throws Refusal where the caller is to be refused: thrown, it also undoes what was written
     */
    Answer handle(Call call);
}
