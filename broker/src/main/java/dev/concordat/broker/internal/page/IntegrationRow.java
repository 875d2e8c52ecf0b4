package dev.concordat.broker.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An integration as a row of a table. */
record IntegrationRow(
        Ref consumer,
        Ref provider,
        @Nullable Ref pact,
        @Nullable String branch,
        @Nullable When published,
        Status status,
        @Nullable Ref verifier,
        @Nullable When verified,
        String matrix) {

    static List<IntegrationRow> of(List<Integration> integrations, Visit visit) {
        return integrations.stream().map(each -> of(each, visit)).toList();
    }

    private static IntegrationRow of(Integration each, Visit visit) {
        Addresses to = visit.to();
        String version = each.version();
        String verifier = each.verifier();
        return new IntegrationRow(
                new Ref(each.consumer(), to.pacticipant(each.consumer())),
                new Ref(each.provider(), to.pacticipant(each.provider())),
                version == null ? null : new Ref(version, to.pact(each.consumer(), each.provider(), version)),
                each.branch(),
                visit.when(each.published()),
                each.status(),
                verifier == null ? null : new Ref(verifier, to.version(each.provider(), verifier)),
                visit.when(each.verified()),
                to.matrix(each.consumer(), each.provider()));
    }
}
