package dev.concordat.database.spring.shop;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** Who delivers products. */
@Entity
@Cacheable
public class Supplier {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name = "";

    /** For JPA. */
    protected Supplier() {}

    /** A new one. */
    public Supplier(String name) {
        this.name = name;
    }

    /** Its number, once it is stored. */
    public @Nullable Long getId() {
        return id;
    }

    /** Its name. */
    public String getName() {
        return name;
    }
}
