package dev.concordat.migration.internal.watch;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A node of the plan of a statement that was executed, as {@code auto_explain} tells it. */
record PlanNode(Element element) {

    private static final String BEGIN = "duration: ";
    private static final String FAILED = "The plan of a statement cannot be read";

    /** The root of a plan; empty where the server said something else. */
    static Optional<PlanNode> of(String message) {
        int xml = message.indexOf("<explain");
        if (!message.startsWith(BEGIN) || xml < 0) {
            return Optional.empty();
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            // The statement's own text is in it, and may hold what XML has no place for.
            String text = message.substring(xml).replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", " ");
            Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
            return children(document.getDocumentElement(), "Plan").findFirst().map(PlanNode::new);
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(FAILED, e);
        }
    }

    private static Stream<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(child -> child.getTagName().equals(name));
    }

    /** One of its values; empty text where it has none of that name. */
    String value(String name) {
        return children(element, name).findFirst().map(Element::getTextContent).orElse("");
    }

    /** Itself and all nodes below it. */
    Stream<PlanNode> all() {
        return below(node -> true);
    }

    /**
     * The nodes that its rows come from, and not those that are asked once beside: a lookup of a key for one row is no
     * reading of rows.
     */
    Stream<PlanNode> sources() {
        return below(node -> !node.value("Parent-Relationship").equals("SubPlan")
                && (!node.value("Parent-Relationship").equals("InitPlan")
                        || node.value("Subplan-Name").startsWith("CTE ")));
    }

    private Stream<PlanNode> below(Predicate<PlanNode> wanted) {
        List<PlanNode> nodes = children(element, "Plans")
                .flatMap(plans -> children(plans, "Plan"))
                .map(PlanNode::new)
                .filter(wanted)
                .toList();
        return Stream.concat(Stream.of(this), nodes.stream().flatMap(node -> node.below(wanted)));
    }

    /** The table that it reads or changes, and its schema; empty where it is none. */
    Optional<TableName> table() {
        String name = value("Relation-Name");
        return name.isEmpty() ? Optional.empty() : Optional.of(new TableName(value("Schema"), name));
    }
}
