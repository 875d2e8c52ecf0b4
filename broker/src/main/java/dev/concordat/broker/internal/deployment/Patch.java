package dev.concordat.broker.internal.deployment;

import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Refusal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Changes of a deployment or release: each holds one flag, and that can only be taken away. */
final class Patch {

    private Patch() {}

    /** Whether the flag is to be taken away; {@code false} where the body leaves it as it is. */
    static boolean ends(Call call, String flag, String otherwise) {
        JsonNode value = call.hasBody() ? call.object().get(flag) : null;
        if (value == null || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw Refusal.field(flag, "must be false");
        }
        if (value.asBoolean()) {
            throw Refusal.fields(422, Map.of(flag, List.of("cannot become true again; " + otherwise)));
        }
        return true;
    }
}
