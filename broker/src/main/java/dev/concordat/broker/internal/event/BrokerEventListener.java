package dev.concordat.broker.internal.event;

/** Told of every event, on the thread and within the transaction of the request that caused it. */
@FunctionalInterface
public interface BrokerEventListener {

    /** Notes the event; what takes time is to be done after the transaction. An exception undoes the request. */
    void on(BrokerEvent event);
}
