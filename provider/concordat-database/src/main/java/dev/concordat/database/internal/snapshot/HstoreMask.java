package dev.concordat.database.internal.snapshot;

import java.util.regex.Pattern;

/** Masks the texts in an hstore as those in JSON. */
final class HstoreMask implements Mask {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    private final Mask text;

    HstoreMask(Mask text) {
        this.text = text;
    }

    @Override
    public String of(String value, int attempt) {
        return QuotedParts.replaced(value, '"', (inner, end) -> {
            String part = ESCAPE.matcher(inner).replaceAll("$1");
            boolean stays = value.startsWith("=>", end) && JsonMask.isName(part);
            String masked = stays ? part : text.of(part, attempt);
            return '"' + masked.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        });
    }
}
