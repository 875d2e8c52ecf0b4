package dev.concordat.database.internal.server;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * What the driver is told to make its sockets by, so that it talks to a {@link RehearsalServer}: it makes one by name.
 */
public final class RehearsalSockets extends SocketFactory {

    @Override
    public Socket createSocket() {
        return new RehearsalServer();
    }

    @Override
    public Socket createSocket(String host, int port) {
        return createSocket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        return createSocket();
    }
}
