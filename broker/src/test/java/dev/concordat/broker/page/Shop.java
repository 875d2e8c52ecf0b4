package dev.concordat.broker.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A shop of six applications that stand in every way that applications can. */
final class Shop {

    private Shop() {}

    static void fill(Sample sample) {
        sample.environment("production", true)
                .environment("staging", false)
                .pact("storefront", "1.0", "catalog", resource("rich-v4.json"))
                .pact("storefront", "1.0", "cart", Sample.pact("storefront", "cart", "/carts"))
                .result("cart", "3.0", "storefront", "1.0", true)
                .pact("storefront", "1.1", "cart", Sample.pact("storefront", "cart", "/baskets"))
                .pact("storefront", "2.0", "feat/x", "catalog", Sample.pact("storefront", "catalog", "/products"))
                .tag("storefront", "2.0", "next")
                .pact("cart", "5.0", "catalog", Sample.pact("cart", "catalog", "/prices"))
                .pact("cart", "5.0", "pricing", Sample.pact("cart", "pricing", "/prices"))
                .pact("wholesale", "7", "billing", Sample.pact("wholesale", "billing", "/bills"))
                .result("catalog", "1.9", "storefront", "1.0", false)
                .result("catalog", "2.0", "storefront", "1.0", true)
                .result("catalog", "2.0", "storefront", "2.0", false)
                .result("catalog", "2.0", "cart", "5.0", false)
                .result("pricing", "1.0", "cart", "5.0", true)
                .deploy("storefront", "1.0", "production", null)
                .deploy("catalog", "2.0", "production", null)
                .deploy("catalog", "1.9", "staging", null)
                .deploy("cart", "3.0", "production", "blue")
                .testResults(
                        "1.9",
                        "[{\"interactionDescription\": \"a new product\", \"success\": true},"
                                + " {\"interactionDescription\": \"a price inquiry\", \"success\": false, \"mismatches\":"
                                + " [{\"attribute\": \"status\", \"description\": \"expected 200 but was 500\"}]}]")
                .age("150 minutes");
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Shop.class.getResourceAsStream("/page/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
