package dev.concordat.samples.storefront;

import static au.com.dius.pact.consumer.dsl.PactDslJsonRootValue.stringType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.concordat.consumer.ConsumerContract;
import dev.concordat.consumer.ProviderMock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

// tag::http[]
@ConsumerContract(consumer = "storefront", provider = "catalog")
class ProductContractTests {

    @Test
    void listsTheCategories(ProviderMock catalog) {
        catalog.given("products exist in category", Map.of("category", "kitchen"))
                .uponReceiving("a request for the categories")
                .get("/categories")
                .willRespondWith(200)
                .eachLike(category -> category.stringType("name", "kitchen").integerType("products", 2));

        assertThat(client(catalog).categories()).containsExactly(new Category("kitchen", 2));
    }
    // end::http[]

    @Test
    void listsTheProductsOfACategory(ProviderMock catalog) {
        catalog.given("products exist in category", Map.of("category", "kitchen"))
                .uponReceiving("a request for a page of products")
                .get("/products")
                .query("category", "kitchen")
                .query("page", 0)
                .query("size", 20)
                .willRespondWith(
                        200,
                        body -> body.minArrayLike(
                                        "items",
                                        1,
                                        item -> item.integerType("id", 10)
                                                .stringType("sku", "KET-001")
                                                .stringType("name", "Kettle")
                                                .stringType("category", "kitchen")
                                                .object(
                                                        "price",
                                                        price -> price.stringMatcher("amount", "\\d+\\.\\d{2}", "49.00")
                                                                .stringMatcher("currency", "[A-Z]{3}", "EUR")))
                                .integerType("page", 0)
                                .integerType("total", 1));

        ProductPage page = client(catalog).products("kitchen", 0, 20);

        assertThat(page.items()).extracting(ProductPage.Item::name).containsExactly("Kettle");
    }

    @Test
    void listsNothingWhereThereIsNothing(ProviderMock catalog) {
        catalog.given("no products")
                .uponReceiving("a request for a page of products")
                .get("/products")
                .query("category", "kitchen")
                .query("page", 0)
                .query("size", 20)
                .willRespondWith(
                        200,
                        body -> body.array("items", items -> {})
                                .numberValue("page", 0)
                                .numberValue("total", 0));

        assertThat(client(catalog).products("kitchen", 0, 20).items()).isEmpty();
    }

    @Test
    void findsAProduct(ProviderMock catalog) {
        catalog.given("product exists", Map.of("id", 10, "name", "Kettle"))
                .uponReceiving("a request for one product")
                .get("/products/10")
                .willRespondWith(
                        200,
                        body -> body.numberValue("id", 10)
                                .stringType("sku", "KET-001")
                                .stringValue("name", "Kettle")
                                .stringType("description", "Boils a litre in two minutes")
                                .stringType("category", "kitchen")
                                .object(
                                        "price",
                                        price -> price.stringMatcher("amount", "\\d+\\.\\d{2}", "49.00")
                                                .stringMatcher("currency", "[A-Z]{3}", "EUR"))
                                .eachLike("tags", stringType("steel"))
                                .object("attributes", attributes -> attributes.stringType("colour", "red"))
                                .date("availableSince", "yyyy-MM-dd", LocalDate.of(2026, 1, 15))
                                .stringMatcher("status", "ACTIVE|DISCONTINUED|DRAFT", "ACTIVE"));

        Product product = client(catalog).product(10);

        assertThat(product.name()).isEqualTo("Kettle");
        assertThat(product.status()).isEqualTo(Product.Status.ACTIVE);
    }

    @Test
    void saysThatAProductDoesNotExist(ProviderMock catalog) {
        catalog.given("no products")
                .uponReceiving("a request for a product that does not exist")
                .get("/products/999")
                .willRespondWith(
                        404,
                        body -> body.stringType("title", "Product not found")
                                .numberValue("status", 404)
                                .stringType("detail", "No product 999"))
                .header("Content-Type", "application/problem+json");

        assertThatExceptionOfType(CatalogException.class)
                .isThrownBy(() -> client(catalog).product(999))
                .withMessage("Product not found: No product 999");
    }

    @Test
    void tellsWhatIsInStock(ProviderMock catalog) {
        catalog.given("product exists", Map.of("id", 10, "name", "Kettle"))
                .given("stock service has", Map.of("sku", "KET-001", "quantity", 7))
                .uponReceiving("a request for the availability of a product")
                .get("/products/10/availability")
                .willRespondWith(
                        200,
                        body -> body.numberValue("productId", 10)
                                .booleanValue("available", true)
                                .numberValue("quantity", 7));

        assertThat(client(catalog).availability(10)).isEqualTo(new Availability(10, true, 7));
    }

    @Test
    void tellsThatTheStockIsUnknown(ProviderMock catalog) {
        catalog.given("product exists", Map.of("id", 10, "name", "Kettle"))
                .given("stock service is down")
                .uponReceiving("a request for the availability of a product")
                .get("/products/10/availability")
                .willRespondWith(
                        503, body -> body.stringValue("title", "Stock unknown").numberValue("status", 503))
                .header("Content-Type", "application/problem+json");

        assertThatExceptionOfType(CatalogException.class)
                .isThrownBy(() -> client(catalog).availability(10))
                .satisfies(e -> assertThat(e.status()).isEqualTo(503));
    }

    private static CatalogClient client(ProviderMock catalog) {
        return new CatalogClient(catalog.url());
    }
}
