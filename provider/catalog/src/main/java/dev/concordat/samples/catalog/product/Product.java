package dev.concordat.samples.catalog.product;

import dev.concordat.samples.catalog.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Something the shop sells. */
@Entity
public class Product {

    enum Status {
        DRAFT,
        ACTIVE,
        DISCONTINUED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String sku;

    private String name;

    @Column(name = "details")
    private String description;

    private long priceCents;

    @JdbcTypeCode(SqlTypes.CHAR)
    private String currency;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "category_id")
    private Category category;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Object> attributes;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> tags;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    @Column(columnDefinition = "product_status")
    private Status status;

    private LocalDate availableSince;

    private int stockThreshold;

    public Long id() {
        return id;
    }

    public String sku() {
        return sku;
    }

    public long priceCents() {
        return priceCents;
    }

    public String currency() {
        return currency;
    }

    void warnBelow(int threshold) {
        this.stockThreshold = threshold;
    }

    ProductSummary summary() {
        return new ProductSummary(id, sku, name, categoryName(), Money.ofCents(priceCents, currency));
    }

    ProductDetails details() {
        return new ProductDetails(
                id,
                sku,
                name,
                description,
                categoryName(),
                Money.ofCents(priceCents, currency),
                tags,
                attributes,
                availableSince,
                status.name());
    }

    private String categoryName() {
        return category == null ? null : category.name();
    }
}
