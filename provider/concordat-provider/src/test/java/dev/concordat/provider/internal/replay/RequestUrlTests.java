package dev.concordat.provider.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.Request;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestUrlTests {

    private static String url(String base, String path, Map<String, List<@Nullable String>> query) {
        return RequestUrl.of(URI.create(base), new Request("GET", path, new LinkedHashMap<>(query)))
                .toString();
    }

    @Test
    void ofWhenBaseHasAPathKeepsIt() {
        assertThat(url("http://localhost:1/shop/", "/products", Map.of()))
                .isEqualTo("http://localhost:1/shop/products");
        assertThat(url("http://localhost:1/shop", "products", Map.of())).isEqualTo("http://localhost:1/shop/products");
    }

    @Test
    void ofWhenPathHasForbiddenLettersEncodesThem() {
        assertThat(url("http://localhost:1", "/a b/\"ö\"/50%/x+y", Map.of()))
                .isEqualTo("http://localhost:1/a%20b/%22%C3%B6%22/50%25/x+y");
    }

    @Test
    void ofWhenPathIsEncodedAlreadyLeavesIt() {
        assertThat(url("http://localhost:1", "/a%20b%2Fc", Map.of())).isEqualTo("http://localhost:1/a%20b%2Fc");
    }

    @Test
    void ofWhenQueryHasSeveralValuesRepeatsTheName() {
        assertThat(url("http://localhost:1", "/", Map.of("q", Arrays.asList("a & b", "ü", null))))
                .isEqualTo("http://localhost:1/?q=a+%26+b&q=%C3%BC&q");
    }
}
