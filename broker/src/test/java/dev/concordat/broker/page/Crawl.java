package dev.concordat.broker.page;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Follows every link of every page. */
final class Crawl {

    private final PageClient client;
    private final Set<String> visited = new LinkedHashSet<>();
    private final List<String> broken = new ArrayList<>();

    Crawl(PageClient client) {
        this.client = client;
    }

    void from(String start) {
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String path = open.remove();
            if (!visited.add(path)) {
                continue;
            }
            HttpResponse<String> response = client.get(path);
            if (response.statusCode() != 200) {
                broken.add(response.statusCode() + " " + path);
            }
            if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                for (Element link : Jsoup.parse(response.body()).select("a[href]")) {
                    String href = link.attr("href");
                    if (href.startsWith("/")) {
                        open.add(href);
                    } else if (!href.startsWith("#") && !href.startsWith("https://ci.example.org/")) {
                        broken.add("foreign " + href + " on " + path);
                    }
                }
            }
        }
    }

    Set<String> visited() {
        return visited;
    }

    List<String> broken() {
        return broken;
    }
}
