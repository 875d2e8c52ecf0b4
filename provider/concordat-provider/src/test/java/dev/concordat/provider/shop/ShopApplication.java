package dev.concordat.provider.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/** The application under test. */
@SpringBootApplication
public class ShopApplication {

    /**
     * What the application knows, for a state to change.
     *
     * @param products their numbers
     */
    public record Shelf(List<Integer> products) {}

    @Bean
    Shelf shelf() {
        return new Shelf(new ArrayList<>());
    }

    /** Its API. */
    @RestController
    static class ShopController {

        private final Shelf shelf;
        private final Environment environment;
        private final JdbcClient database;

        ShopController(Shelf shelf, Environment environment, JdbcClient database) {
            this.shelf = shelf;
            this.environment = environment;
            this.database = database;
        }

        @GetMapping("/shelf")
        Map<String, Object> shelf() {
            return Map.of("ids", shelf.products());
        }

        @GetMapping("/products")
        Map<String, Object> products() {
            String sql =
                    "select concat_ws(' ', id, name, status, coalesce(added::text, 'null')) from product order by id";
            return Map.of("products", database.sql(sql).query(String.class).list());
        }

        @GetMapping("/orders/{id}")
        Map<String, Object> order(@PathVariable("id") int id) {
            String customer = database.sql("select customer from customer_order where id = ?")
                    .param(id)
                    .query(String.class)
                    .single();
            return Map.of("customer", customer, "greeting", "Dear " + customer);
        }

        @GetMapping("/products/{sku}/availability")
        ResponseEntity<Map<String, Object>> availability(@PathVariable("sku") String sku) {
            try {
                Map<?, ?> stock = RestClient.create(environment.getRequiredProperty("catalog.stock.url"))
                        .get()
                        .uri("/stock/{sku}", sku)
                        .retrieve()
                        .body(Map.class);
                Object quantity = stock == null ? null : stock.get("quantity");
                return ResponseEntity.ok(Map.of("quantity", quantity == null ? 0 : quantity));
            } catch (RestClientResponseException e) {
                return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(Map.of("status", 503));
            }
        }
    }
}
