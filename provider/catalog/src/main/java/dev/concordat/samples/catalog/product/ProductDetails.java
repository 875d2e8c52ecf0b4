package dev.concordat.samples.catalog.product;

import dev.concordat.samples.catalog.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

record ProductDetails(
        long id,
        String sku,
        String name,
        String description,
        String category,
        Money price,
        List<String> tags,
        Map<String, Object> attributes,
        LocalDate availableSince,
        String status) {}
