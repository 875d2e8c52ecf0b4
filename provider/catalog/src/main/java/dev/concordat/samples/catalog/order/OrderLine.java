package dev.concordat.samples.catalog.order;

import dev.concordat.samples.catalog.product.Product;
import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

@Embeddable
class OrderLine {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "product_id")
    private Product product;

    private int quantity;

    private long unitPriceCents;

    protected OrderLine() {}

    OrderLine(Product product, int quantity) {
        this.product = product;
        this.quantity = quantity;
        this.unitPriceCents = product.priceCents();
    }

    Product product() {
        return product;
    }

    int quantity() {
        return quantity;
    }

    long unitPriceCents() {
        return unitPriceCents;
    }
}
