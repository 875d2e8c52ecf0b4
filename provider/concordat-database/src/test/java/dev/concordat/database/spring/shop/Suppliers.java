package dev.concordat.database.spring.shop;

import org.springframework.data.jpa.repository.JpaRepository;

/** The suppliers there are. */
public interface Suppliers extends JpaRepository<Supplier, Long> {}
