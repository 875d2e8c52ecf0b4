package dev.concordat.samples.catalog.product;

import dev.concordat.samples.catalog.Money;

record ProductSummary(long id, String sku, String name, String category, Money price) {}
