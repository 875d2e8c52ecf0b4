package dev.concordat.samples.storefront;

import java.util.List;

/** A page of the list of products. */
public record ProductPage(List<Item> items, int page, long total) {

    /** A product as the list shows it. */
    public record Item(long id, String sku, String name, String category, Money price) {}
}
