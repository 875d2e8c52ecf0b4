package dev.concordat.entities.astray;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** Mapped to columns of which some are not there. */
@Entity
public class Product {

    @Id
    long id;

    @Column(name = "nme")
    String name = "";

    @Column(name = "price_cents")
    int price;

    @Formula("upper(name)")
    String loud = "";

    @ManyToOne
    @JoinColumn(name = "warehouse_id")
    @Nullable Warehouse warehouse;

    /** For JPA. */
    protected Product() {}
}
