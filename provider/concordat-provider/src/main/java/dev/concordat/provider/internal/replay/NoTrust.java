package dev.concordat.provider.internal.replay;

import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * A TLS context that trusts nobody, for a client that speaks plain HTTP only. The JDK's client makes the default
 * context otherwise, which reads all certificates of the JDK: a tenth of a second in a cold JVM, for nothing.
 */
final class NoTrust {

    private NoTrust() {}

    static SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no TLS.", e);
        }
    }
}
