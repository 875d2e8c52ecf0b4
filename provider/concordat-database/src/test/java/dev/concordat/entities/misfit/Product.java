package dev.concordat.entities.misfit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Mapped to a column of another type. */
@Entity
public class Product {

    @Id
    long id;

    @Column(name = "price_cents")
    String price = "";

    /** For JPA. */
    protected Product() {}
}
