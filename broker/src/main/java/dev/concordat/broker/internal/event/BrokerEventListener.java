package dev.concordat.broker.internal.event;

import java.util.List;

/**
 * Told of every event that somebody may wait for, on the thread and within the transaction of the request that caused
 * it.
 */
@FunctionalInterface
public interface BrokerEventListener {

    /**
     * Notes the events of one request, in their order; what takes time is to be done after the transaction. An
     * exception undoes the request.
     */
    void on(List<BrokerEvent> events);
}
