package dev.concordat.broker;

import dev.concordat.broker.internal.outbound.OutboundRules;
import dev.concordat.broker.internal.security.Access;
import dev.concordat.broker.internal.webhook.WebhookSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A running broker. It answers from the moment {@link #start} returns until it is closed.
 *
 * @since 0.1
 */
public final class Broker implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final int port;

    private Broker(ConfigurableApplicationContext context) {
        this.context = context;
        WebServer server = ((WebServerApplicationContext) context).getWebServer();
        this.port =
                Objects.requireNonNull(server, "a started broker has a server").getPort();
    }

    /**
     * Migrates the database and starts to answer.
     *
     * @throws dev.concordat.ConcordatException where it would be open to other machines, or its credentials cannot be
     *     read
     * @throws RuntimeException where the port is taken or the database cannot be reached
     */
    public static Broker start(BrokerOptions options) {
        SpringApplication application = new SpringApplication(BrokerApplication.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        Map<String, Object> properties = new LinkedHashMap<>(options.properties());
        properties.put("server.port", String.valueOf(options.port()));
        properties.putIfAbsent("server.address", options.properties().getOrDefault(BrokerOptions.ADDRESS, "127.0.0.1"));
        application.addInitializers(started -> started.getEnvironment()
                .getPropertySources()
                .addFirst(new org.springframework.core.env.MapPropertySource("broker options", properties)));
        // Checked before anything is started, and told as it is rather than as the failure of some bean.
        application.addInitializers(started -> {
            Access.of(started.getEnvironment());
            OutboundRules.of(started.getEnvironment());
            WebhookSettings.of(started.getEnvironment());
        });
        return new Broker(application.run());
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Its address on this machine, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Finishes the requests under way, then stops. */
    @Override
    public void close() {
        context.close();
    }
}
