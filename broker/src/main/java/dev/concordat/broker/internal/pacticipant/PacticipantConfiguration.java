package dev.concordat.broker.internal.pacticipant;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the parts of this package together. */
@Configuration(proxyBeanMethods = false)
public class PacticipantConfiguration {

    @Bean
    Pacticipants pacticipants(JdbcClient jdbc) {
        return new Pacticipants(jdbc);
    }

    @Bean
    Versions versions(JdbcClient jdbc) {
        return new Versions(jdbc);
    }
}
