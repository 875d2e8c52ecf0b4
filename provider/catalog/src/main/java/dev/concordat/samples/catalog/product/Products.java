package dev.concordat.samples.catalog.product;

import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

/** The products the shop sells. */
public interface Products extends JpaRepository<Product, Long> {

    @EntityGraph(attributePaths = "category")
    Page<Product> findByCategoryName(String category, Pageable page);

    Optional<Product> findBySku(String sku);
}
