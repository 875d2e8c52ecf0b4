package dev.concordat.broker.page;

import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerCalls;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Asks for pages as a browser does. */
final class PageClient {

    /** What Chromium and Firefox send. */
    static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final BrokerCalls calls;

    PageClient(Broker broker) {
        this.calls = new BrokerCalls(broker);
    }

    HttpResponse<String> get(String path) {
        return calls.get(path, "Accept", BROWSER);
    }

    Document page(String path) {
        return Jsoup.parse(get(path).body());
    }

    HttpResponse<String> get(String path, String accept) {
        return calls.get(path, "Accept", accept);
    }
}
