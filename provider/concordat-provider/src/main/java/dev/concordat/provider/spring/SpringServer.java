package dev.concordat.provider.spring;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.net.URI;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * The web server that Spring Boot started for a test.
 *
 * @param testClass the test's class
 * @param environment of its application
 */
record SpringServer(String testClass, Environment environment) {

    static SpringServer of(ExtensionContext test) {
        return new SpringServer(
                test.getRequiredTestClass().getName(),
                SpringExtension.getApplicationContext(test).getEnvironment());
    }

    URI url() {
        String port = environment.getProperty("local.server.port");
        if (port == null) {
            throw new ConcordatException(new Problem(
                    "The application of the test has no web server to send requests to.",
                    testClass,
                    "start it on a port of its own: @SpringBootTest(webEnvironment ="
                            + " SpringBootTest.WebEnvironment.RANDOM_PORT)."));
        }
        return URI.create(scheme() + "://localhost:" + port + contextPath());
    }

    private String scheme() {
        boolean secured = environment.containsProperty("server.ssl.key-store")
                || environment.containsProperty("server.ssl.certificate")
                || environment.containsProperty("server.ssl.bundle");
        return secured && environment.getProperty("server.ssl.enabled", Boolean.class, true) ? "https" : "http";
    }

    private String contextPath() {
        String servlet = environment.getProperty("server.servlet.context-path", "");
        return servlet.isEmpty() ? environment.getProperty("spring.webflux.base-path", "") : servlet;
    }
}
