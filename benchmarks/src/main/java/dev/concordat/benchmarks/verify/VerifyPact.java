package dev.concordat.benchmarks.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A pact of many GETs, as a consumer would have written it. */
final class VerifyPact {

    private VerifyPact() {}

    static void write(Path folder, int interactions) throws IOException {
        String all = IntStream.rangeClosed(1, interactions)
                .mapToObj(VerifyPact::interaction)
                .collect(Collectors.joining(","));
        Files.writeString(
                folder.resolve("storefront-catalog.json"),
                "{\"consumer\":{\"name\":\"storefront\"},"
                        + "\"provider\":{\"name\":\"catalog\"},\"interactions\":[" + all
                        + "],\"metadata\":{\"pactSpecification\":{\"version\":\"4.0\"}}}");
    }

    private static String interaction(int id) {
        return """
                {"type":"Synchronous/HTTP","description":"a request for product %1$d",
                 "request":{"method":"GET","path":"/products/%1$d"},
                 "response":{"status":200,"headers":{"Content-Type":["application/json"]},
                  "body":{"content":{"id":%1$d,"sku":"SKU-1","name":"Kettle","price":{"amount":"1.00","currency":"EUR"},
                   "tags":["steel"]},"contentType":"application/json","encoded":false},
                  "matchingRules":{"body":{
                   "$.id":{"combine":"AND","matchers":[{"match":"integer"}]},
                   "$.sku":{"combine":"AND","matchers":[{"match":"regex","regex":"SKU-\\\\d+"}]},
                   "$.name":{"combine":"AND","matchers":[{"match":"type"}]},
                   "$.price.amount":{"combine":"AND","matchers":[{"match":"regex","regex":"\\\\d+\\\\.\\\\d{2}"}]},
                   "$.tags":{"combine":"AND","matchers":[{"match":"type","min":1}]},
                   "$.tags[*]":{"combine":"AND","matchers":[{"match":"type"}]}}}}}
                """.formatted(id);
    }
}
