package dev.concordat.entities.astray;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Mapped to a table that is not there. */
@Entity
public class Warehouse {

    @Id
    long id;

    /** For JPA. */
    protected Warehouse() {}
}
