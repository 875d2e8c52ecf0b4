package dev.concordat.samples.catalog.stock;

import dev.concordat.samples.catalog.Problems;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The warehouse company's stock API, which is not ours. */
@Component
public class StockClient {

    record Stock(String sku, int onHand, int reserved) {}

    private final RestClient http;

    StockClient(RestClient.Builder http, @Value("${catalog.stock.url}") String url) {
        this.http = http.baseUrl(url).build();
    }

    /** How many may still be sold; a 503 problem where the stock API does not answer. */
    public int quantity(String sku) {
        try {
            Stock stock = http.get().uri("/stock/{sku}", sku).retrieve().body(Stock.class);
            return stock == null ? 0 : stock.onHand() - stock.reserved();
        } catch (RestClientException e) {
            throw Problems.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Stock unknown",
                    "The stock of " + sku + " cannot be told at present");
        }
    }
}
