package dev.concordat.samples.storefront;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The storefront's view of the catalog: products, and orders of them. */
public final class CatalogClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final String url;

    /** A client of the catalog at a URL, such as {@code https://catalog.example.org}. */
    public CatalogClient(String url) {
        this.url = url;
    }

    /** A page of a category's products. */
    public ProductPage products(String category, int page, int size) {
        String query = "category=" + encoded(category) + "&page=" + page + "&size=" + size;
        return send(get("/products?" + query), ProductPage.class);
    }

    /** One product. */
    public Product product(long id) {
        return send(get("/products/" + id), Product.class);
    }

    /** Whether a product is in stock. */
    public Availability availability(long productId) {
        return send(get("/products/" + productId + "/availability"), Availability.class);
    }

    /** The categories that have products. */
    public List<Category> categories() {
        return List.of(send(get("/categories"), Category[].class));
    }

    /** Places an order. */
    public Order place(NewOrder order) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/orders"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(order)));
        return send(request, Order.class);
    }

    /** An order of the customer who is signed in with a token. */
    public Order order(long id, String token) {
        return send(get("/orders/" + id).header("Authorization", "Bearer " + token), Order.class);
    }

    /** An order, asked for by nobody in particular. */
    public Order order(long id) {
        return send(get("/orders/" + id), Order.class);
    }

    private HttpRequest.Builder get(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(url + pathAndQuery));
    }

    private static <T> T send(HttpRequest.Builder request, Class<T> type) {
        try {
            HttpResponse<String> response = HTTP.send(
                    request.header("Accept", "application/json")
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    BodyHandlers.ofString());
            if (response.statusCode() >= 400) {
                throw new CatalogException(JSON.readValue(response.body(), CatalogException.Problem.class));
            }
            return JSON.readValue(response.body(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the catalog.", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
