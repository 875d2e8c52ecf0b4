package dev.concordat.broker.internal.integration;

import dev.concordat.broker.internal.http.Page;
import dev.concordat.broker.internal.pacticipant.Pacticipant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All integrations. */
public final class Integrations {

    private static final String SELECT = """
            select i.id, i.consumer_id, c.name as consumer, i.provider_id, p.name as provider
            from integration i join pacticipant c on c.id = i.consumer_id join pacticipant p on p.id = i.provider_id
            """;

    private static final String FILTER = """
            where (cast(:q as text) is null
              or position(lower(:q) in lower(c.name)) > 0 or position(lower(:q) in lower(p.name)) > 0)
            """;

    private final JdbcClient jdbc;

    /** Integrations of a database. */
    public Integrations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of which either name contains {@code q}, where it is given; where something was published last, first. */
    List<Integration> find(@Nullable String q, Page page) {
        return jdbc.sql(SELECT + FILTER
                        + "order by i.contract_data_updated_at desc, i.id desc limit :limit offset :offset")
                .param("q", q)
                .param("limit", page.asked() ? page.size() : Integer.MAX_VALUE)
                .param("offset", page.asked() ? page.offset() : 0)
                .query(Integrations::row)
                .list();
    }

    long count(@Nullable String q) {
        return jdbc.sql("""
                        select count(*) from integration i
                        join pacticipant c on c.id = i.consumer_id join pacticipant p on p.id = i.provider_id
                        """ + FILTER).param("q", q).query(Long.class).single();
    }

    /** All that have a pact, by the names of consumer and provider. */
    List<Integration> withPacts() {
        return jdbc.sql(SELECT + """
                        where exists (select 1 from pact where pact.consumer_id = i.consumer_id
                          and pact.provider_id = i.provider_id and pact.latest)
                        order by lower(c.name), lower(p.name), i.id
                        """).query(Integrations::row).list();
    }

    /**
     * Those connected to a pacticipant, by one integration or by several, the nearest first.
     *
     * @param most once so many pacticipants were met, those further away are left out
     */
    List<Integration> around(Pacticipant pacticipant, int most) {
        Set<Long> met = new HashSet<>(Set.of(pacticipant.id()));
        List<Integration> found = List.of();
        int known = 0;
        while (known < met.size()) {
            found = touching(met);
            known = met.size();
            found.forEach(each -> met.addAll(List.of(each.consumerId(), each.providerId())));
            if (met.size() >= most) {
                break;
            }
        }
        return found;
    }

    private List<Integration> touching(Set<Long> pacticipants) {
        Long[] ids = pacticipants.toArray(Long[]::new);
        return jdbc.sql(SELECT + "where i.consumer_id = any (?) or i.provider_id = any (?) order by i.id")
                .param(ids)
                .param(ids)
                .query(Integrations::row)
                .list();
    }

    private static Integration row(ResultSet row, int number) throws SQLException {
        return new Integration(
                row.getLong("id"),
                row.getLong("consumer_id"),
                row.getString("consumer"),
                row.getLong("provider_id"),
                row.getString("provider"));
    }
}
