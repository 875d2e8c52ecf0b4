package dev.concordat.samples.catalog.order;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

@Entity
class Customer {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String email;

    private String firstName;

    private String lastName;

    protected Customer() {}

    Customer(String email) {
        this.email = email;
        this.firstName = email.replaceFirst("@.*", "");
    }

    Long id() {
        return id;
    }

    String email() {
        return email;
    }
}
