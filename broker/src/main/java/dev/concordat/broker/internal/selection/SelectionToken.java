package dev.concordat.broker.internal.selection;

import dev.concordat.broker.internal.pact.Metadata;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What the address of a selected pact says about its selection, so that a result published there can be told. */
final class SelectionToken {

    private final StringJoiner query = new StringJoiner("&");

    private SelectionToken() {}

    static String of(VerifiablePact pact, boolean withPending) {
        SelectionToken token = new SelectionToken();
        if (pact.wip()) {
            token.add("w", "true");
        } else {
            pact.selected().reasons().forEach(token::add);
            token.add("p", withPending ? String.valueOf(pact.pending()) : null);
        }
        return Metadata.encode(token.query.toString());
    }

    private void add(Reason reason) {
        add("s[][b]", reason.branch());
        add("s[][t]", reason.tag());
        add("s[][l]", reason.isLatest() ? "true" : null);
        add("s[][e]", reason.isInEnvironment() ? reason.name() : null);
        add("s[][cv]", String.valueOf(reason.versionId()));
    }

    private void add(String name, @Nullable String value) {
        if (value != null) {
            query.add(URLEncoder.encode(name, StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
