package dev.concordat.broker.internal.index;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /doc}: what each relation leads to, for people who follow a link's {@code curie}. */
public final class RelationResources implements Resources {

    /** A relation, its methods, its address (empty where it has several), and what it is. */
    private record Relation(String name, String methods, String address, String text) {}

    /** What the template shows. */
    private record Shown(String title, List<Relation> relations) {}

    private final Map<String, Relation> relations = new LinkedHashMap<>();
    private final Template template;

    /** Reads what is known of relations. */
    public RelationResources() {
        read("/doc/relations.tsv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(cells -> new Relation(cells[0], cells[1], cells[2], cells[3]))
                .forEach(relation -> relations.put(relation.name(), relation));
        template = Mustache.compiler().emptyStringIsFalse(true).compile(read("/doc/relation.mustache"));
    }

    private static String read(String resource) {
        try (InputStream in = RelationResources.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The broker's own file '" + resource + "' is missing.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void register(Routes routes) {
        routes.on("/doc").get(MediaTypes.HTML, call -> page(200, "Relations", List.copyOf(relations.values())));
        routes.on("/doc/{relation}").get(MediaTypes.HTML, this::one);
    }

    private Answer one(Call call) {
        String name = call.path("relation");
        Relation relation = relations.get(name.startsWith("pb:") ? name.substring(3) : name);
        return relation == null
                ? page(404, name, List.of())
                : page(200, "Relation pb:" + relation.name(), List.of(relation));
    }

    private Answer page(int status, String title, List<Relation> shown) {
        return Answer.of(status, template.execute(new Shown(title, shown)));
    }
}
