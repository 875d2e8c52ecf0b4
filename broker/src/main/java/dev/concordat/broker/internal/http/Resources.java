package dev.concordat.broker.internal.http;

/** The addresses of one capability. */
@FunctionalInterface
public interface Resources {

    /** Names them; called once, at the start. */
    void register(Routes routes);
}
