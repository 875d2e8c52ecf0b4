package dev.concordat.pactbroker;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTlsTests {

    @TempDir
    static Path folder;

    private static @Nullable WireMockServer server;

    @BeforeAll
    static void startWithACertificateThatNobodyKnows() throws Exception {
        keytool("-genkeypair", "-alias", "broker", "-keyalg", "EC", "-dname", "CN=localhost", "-validity", "2");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "broker",
                "-file",
                folder.resolve("ca.pem").toString());
        server = new WireMockServer(WireMockConfiguration.options()
                .httpDisabled(true)
                .dynamicHttpsPort()
                .bindAddress("127.0.0.1")
                .keystorePath(folder.resolve("keys.p12").toString())
                .keystoreType("PKCS12")
                .keystorePassword("changeit")
                .keyManagerPassword("changeit"));
        server.start();
        server.stubFor(
                any(anyUrl()).willReturn(ScriptedBroker.hal(200, "{\"_links\": {\"self\": {\"href\": \"/\"}}}")));
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(server).stop();
    }

    @Test
    void brokerWhenItsAuthorityIsUnknownIsNotTrusted() {
        assertThatThrownBy(() -> client(Map.of()).index())
                .isInstanceOf(BrokerException.class)
                .hasMessage("""
                        The Pact Broker at '%s' was not reached: its certificate is not trusted (PKIX path building \
                        failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid \
                        certification path to requested target).
                          Where: system property 'pactbroker.url', GET %<s
                          Fix: give the certificate of the authority that signed the broker's, in PEM, by \
                        'concordat.broker.certificate' or SSL_CERT_FILE.""".formatted(url()));
    }

    @Test
    void brokerWhenItsAuthorityIsGivenIsTrusted() {
        assertThat(client(Map.of(
                                PactProperties.CERTIFICATE,
                                folder.resolve("ca.pem").toString()))
                        .index()
                        .link("self"))
                .isPresent();
    }

    @Test
    void certificateWhenTheFileHasNoneSaysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("words.pem"), "no certificate\n");

        assertThatThrownBy(() -> client(Map.of(PactProperties.CERTIFICATE, file.toString())))
                .isInstanceOf(BrokerException.class)
                .hasMessage("""
                        'words.pem' is no file with certificates to trust: what is in it is something else.
                          Where: %s
                          Fix: give the certificate of the authority that signed the broker's, \
                        in PEM ('-----BEGIN CERTIFICATE-----').""".formatted(file));
    }

    @Test
    void certificateWhenThereIsNoFileSaysSo() {
        assertThatThrownBy(() -> client(Map.of(PactProperties.CERTIFICATE, "/nowhere/ca.pem")))
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith("'ca.pem' is no file with certificates to trust: it cannot be read.");
    }

    private static String url() {
        return "https://localhost:" + Objects.requireNonNull(server).httpsPort();
    }

    private static BrokerClient client(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(properties);
        all.put(PactProperties.URL, url());
        return BrokerClient.of(BrokerSettings.from(PactProperties.of(all::get, name -> null)));
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        words.addAll(List.of(arguments));
        words.addAll(List.of(
                "-keystore", folder.resolve("keys.p12").toString(), "-storetype", "PKCS12", "-storepass", "changeit"));
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor()).as(() -> "keytool, see " + folder).isZero();
    }
}
