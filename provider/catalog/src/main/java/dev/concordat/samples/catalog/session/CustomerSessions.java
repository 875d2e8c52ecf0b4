package dev.concordat.samples.catalog.session;

import dev.concordat.samples.catalog.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is signed in. */
@Component
public class CustomerSessions {

    private final JdbcClient jdbc;

    CustomerSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The customer that an Authorization header speaks for; a 401 problem where it speaks for nobody. */
    public long customer(String authorization) {
        String token = authorization == null ? "" : authorization.replaceFirst("^Bearer ", "");
        return jdbc.sql("select customer_id from customer_session where token = ? and expires_at > now()")
                .param(token)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> Problems.of(HttpStatus.UNAUTHORIZED, "Not signed in", "Sign in first"));
    }
}
