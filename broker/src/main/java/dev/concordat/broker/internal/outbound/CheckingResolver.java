package dev.concordat.broker.internal.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Looks names up, and gives out only addresses that may be connected to. The connection is made to what is given out
 * here: a name that means something else a moment later changes nothing.
 */
final class CheckingResolver implements SocketAddressResolver {

    private final AddressRules rules;
    private final Executor executor;

    CheckingResolver(AddressRules rules, Executor executor) {
        this.rules = rules;
        this.executor = executor;
    }

    @Override
    public void resolve(String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
        executor.execute(() -> {
            try {
                promise.succeeded(addresses(host, port));
            } catch (UndeliverableException e) {
                promise.failed(e);
            }
        });
    }

    private List<InetSocketAddress> addresses(String host, int port) throws UndeliverableException {
        InetAddress[] found;
        try {
            found = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new UndeliverableException("The host '" + host + "' is not known.");
        }
        List<InetSocketAddress> permitted = Stream.of(found)
                .filter(rules::permits)
                .map(address -> new InetSocketAddress(address, port))
                .toList();
        if (permitted.isEmpty()) {
            throw new UndeliverableException("The host '" + host + "' is at no address of the public network, and its"
                    + " own network is not one that webhooks may reach ('" + OutboundRules.NETWORKS + "').");
        }
        return permitted;
    }
}
