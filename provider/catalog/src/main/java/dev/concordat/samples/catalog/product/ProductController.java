package dev.concordat.samples.catalog.product;

import dev.concordat.samples.catalog.Problems;
import dev.concordat.samples.catalog.session.ApiClients;
import dev.concordat.samples.catalog.stock.StockClient;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProductController {

    record ProductPage(List<ProductSummary> items, int page, long total) {}

    record Availability(long productId, boolean available, int quantity) {}

    record CategoryOverview(String name, long products) {}

    record StockThreshold(int threshold) {}

    private final Products products;
    private final StockClient stock;
    private final ApiClients clients;
    private final JdbcClient jdbc;

    ProductController(Products products, StockClient stock, ApiClients clients, JdbcClient jdbc) {
        this.products = products;
        this.stock = stock;
        this.clients = clients;
        this.jdbc = jdbc;
    }

    @GetMapping("/products")
    @Transactional(readOnly = true)
    public ProductPage list(
            @RequestParam String category,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        Page<Product> found = products.findByCategoryName(category, PageRequest.of(page, size, Sort.by("id")));
        return new ProductPage(found.map(Product::summary).toList(), page, found.getTotalElements());
    }

    @GetMapping("/products/{id}")
    @Transactional(readOnly = true)
    public ProductDetails details(@PathVariable long id) {
        return existing(id).details();
    }

    @GetMapping("/products/{id}/availability")
    Availability availability(@PathVariable long id) {
        int quantity = stock.quantity(existing(id).sku());
        return new Availability(id, quantity > 0, quantity);
    }

    @PutMapping("/products/{sku}/stock-threshold")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    public void warnBelow(
            @RequestHeader(name = "X-Api-Key", required = false) String apiKey,
            @PathVariable String sku,
            @RequestBody StockThreshold body) {
        clients.require(apiKey);
        products.findBySku(sku).orElseThrow(() -> missing(sku)).warnBelow(body.threshold());
    }

    @GetMapping("/categories")
    List<CategoryOverview> categories() {
        return jdbc.sql("select name, products from category_overview order by name")
                .query(CategoryOverview.class)
                .list();
    }

    private Product existing(long id) {
        return products.findById(id).orElseThrow(() -> missing(id));
    }

    private static RuntimeException missing(Object key) {
        return Problems.of(HttpStatus.NOT_FOUND, "Product not found", "No product " + key);
    }
}
