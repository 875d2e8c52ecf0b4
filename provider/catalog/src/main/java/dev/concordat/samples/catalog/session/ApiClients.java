package dev.concordat.samples.catalog.session;

import dev.concordat.samples.catalog.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The services that may see everybody's orders. */
@Component
public class ApiClients {

    private final JdbcClient jdbc;

    ApiClients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Answers with a 403 problem unless the key is known. */
    public void require(String apiKey) {
        boolean known = jdbc.sql("select exists (select from api_client where api_key = ?)")
                .param(apiKey == null ? "" : apiKey)
                .query(Boolean.class)
                .single();
        if (!known) {
            throw Problems.of(HttpStatus.FORBIDDEN, "Forbidden", "Unknown API key");
        }
    }
}
