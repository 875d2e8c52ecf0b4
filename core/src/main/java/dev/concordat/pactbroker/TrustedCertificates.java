package dev.concordat.pactbroker;

import dev.concordat.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Trusts the certificates in a file beside those that the JVM trusts anyway. */
final class TrustedCertificates {

    private TrustedCertificates() {}

    static SSLContext with(Path file) {
        Collection<? extends Certificate> own = read(file);
        try {
            List<Certificate> trusted = new ArrayList<>(own);
            for (TrustManager manager : managers(null)) {
                if (manager instanceof X509TrustManager known) {
                    trusted.addAll(List.of(known.getAcceptedIssuers()));
                }
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int index = 0; index < trusted.size(); index++) {
                store.setCertificateEntry("trusted-" + index, trusted.get(index));
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(store), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new BrokerException(unusable(file, String.valueOf(e.getMessage())), e);
        }
    }

    private static Collection<? extends Certificate> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new BrokerException(unusable(file, "it has none"), null);
            }
            return certificates;
        } catch (IOException e) {
            throw new BrokerException(unusable(file, "it cannot be read"), e);
        } catch (CertificateException e) {
            throw new BrokerException(unusable(file, "what is in it is something else"), e);
        }
    }

    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static Problem unusable(Path file, String reason) {
        return new Problem(
                "'" + file.getFileName() + "' is no file with certificates to trust: " + reason + ".",
                file.toString(),
                "give the certificate of the authority that signed the broker's, in PEM ('-----BEGIN CERTIFICATE-----').");
    }
}
