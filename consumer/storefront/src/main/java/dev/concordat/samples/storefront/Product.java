package dev.concordat.samples.storefront;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A product as its own page shows it. */
public record Product(
        long id,
        String sku,
        String name,
        String description,
        String category,
        Money price,
        List<String> tags,
        Map<String, String> attributes,
        LocalDate availableSince,
        Status status) {

    /** Where a product stands in its life. */
    public enum Status {
        DRAFT,
        ACTIVE,
        DISCONTINUED
    }
}
