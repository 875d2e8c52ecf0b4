package dev.concordat.configuration;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads YAML into {@link YamlValue}s, which remember their lines. Safe: no types are constructed from a document. */
public final class YamlDocument {

    private YamlDocument() {}

    /** Reads a file. */
    public static YamlValue read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(file.toString(), reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read '" + file + "': " + e.getMessage(), e);
        }
    }

    /** Reads a class path resource; {@code name} is what messages call it. */
    public static YamlValue read(String name, URL resource) {
        try (InputStream in = resource.openStream()) {
            return read(name, new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read '" + name + "': " + e.getMessage(), e);
        }
    }

    /**
     * Reads one document.
     *
     * @param name what messages call it
     * @return the document's root; an empty mapping for an empty document
     * @throws ConcordatException if it is not YAML; names the line
     */
    public static YamlValue read(String name, Reader reader) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        // The usual limit is for documents of strangers; a fixture set may well be longer.
        options.setCodePointLimit(Integer.MAX_VALUE);
        Node root;
        try {
            // What a Yaml does for this, without all it would need for more: half of its classes are left alone.
            root = new Composer(new ParserImpl(new StreamReader(reader), options), new Resolver(), options)
                    .getSingleNode();
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw notYaml(new Origin(name, line), String.valueOf(e.getProblem()), e);
        } catch (YAMLException e) {
            throw notYaml(Origin.of(name), String.valueOf(e.getMessage()), e);
        }
        return root == null ? new YamlValue.Mapping(Origin.of(name), Map.of()) : new Conversion(name).convert(root);
    }

    private static ConcordatException notYaml(Origin origin, String reason, Exception cause) {
        return new ConcordatException(
                Problem.at(
                        origin,
                        // JSON is read as the YAML that it is; whoever wrote it wants to hear of JSON.
                        "'" + origin.file() + "' is not valid " + (origin.file().endsWith("json") ? "JSON" : "YAML")
                                + ": " + reason + ".",
                        "mend that line."),
                cause);
    }

    private static final class Conversion {

        private final String name;
        private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

        Conversion(String name) {
            this.name = name;
        }

        YamlValue convert(Node node) {
            if (node instanceof ScalarNode scalar) {
                return new YamlValue.Scalar(origin(node), plain(scalar), scalar.getValue());
            }
            if (!open.add(node)) {
                throw new ConcordatException(Problem.at(
                        origin(node),
                        "An alias in '" + name + "' stands for something that holds it.",
                        "write out what is meant instead."));
            }
            YamlValue value = node instanceof MappingNode mapping ? mapping(mapping) : sequence((SequenceNode) node);
            open.remove(node);
            return value;
        }

        private YamlValue sequence(SequenceNode node) {
            return new YamlValue.Sequence(
                    origin(node), node.getValue().stream().map(this::convert).toList());
        }

        private YamlValue mapping(MappingNode node) {
            Map<String, YamlValue> entries = new LinkedHashMap<>();
            Map<String, Origin> keys = new LinkedHashMap<>();
            for (NodeTuple tuple : node.getValue()) {
                String key = key(tuple.getKeyNode());
                keys.put(key, origin(tuple.getKeyNode()));
                if (entries.put(key, convert(tuple.getValueNode())) != null) {
                    throw new ConcordatException(Problem.at(
                            origin(tuple.getKeyNode()), "The key '" + key + "' stands twice.", "keep one of the two."));
                }
            }
            return new YamlValue.Mapping(origin(node), entries, keys);
        }

        private String key(Node node) {
            if (node instanceof ScalarNode scalar) {
                return scalar.getValue();
            }
            throw new ConcordatException(Problem.at(
                    origin(node), "A key in '" + name + "' is " + convert(node).kind() + ".", "write a name there."));
        }

        private Origin origin(Node node) {
            return new Origin(name, node.getStartMark().getLine() + 1);
        }

        private @Nullable Object plain(ScalarNode node) {
            if (Tag.NULL.equals(node.getTag())) {
                return null;
            }
            // Dates stay text: a java.util.Date would depend on the time zone of whoever reads. So do times, which
            // YAML 1.1 takes for numbers to the base of 60.
            if (node.getValue().indexOf(':') >= 0) {
                return node.getValue();
            }
            if (Tag.INT.equals(node.getTag()) || Tag.FLOAT.equals(node.getTag()) || Tag.BOOL.equals(node.getTag())) {
                return new Construction().constructed(node);
            }
            return node.getValue();
        }
    }

    private static final class Construction extends SafeConstructor {
        Construction() {
            super(new LoaderOptions());
        }

        @Nullable Object constructed(ScalarNode node) {
            return constructObject(node);
        }
    }
}
