package dev.concordat.cli.suite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads one JUnit XML report. */
final class TestReport {

    private static final Pattern FRAME = Pattern.compile("\\s+at [\\w.$/@<>-]+\\(.*\\)|\\s+\\.\\.\\. \\d+ more");

    private final List<TestSummary.FailedTest> failed = new ArrayList<>();
    private int tests;
    private String test = "";

    private TestReport() {}

    /** What a report says; nothing where it cannot be read, since a run may be ended in the midst of writing it. */
    static TestSummary read(Path file) {
        TestReport report = new TestReport();
        try (InputStream in = Files.newInputStream(file)) {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            report.read(factory.createXMLStreamReader(in));
        } catch (IOException | XMLStreamException e) {
            return TestSummary.NONE;
        }
        return new TestSummary(report.tests, report.failed);
    }

    private void read(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (reader.getLocalName()) {
                case "testcase" -> {
                    tests++;
                    test = name(reader);
                }
                case "skipped" -> tests--;
                case "failure", "error" -> failed.add(failure(reader));
                default -> {
                    // Output and properties are in the log.
                }
            }
        }
    }

    private TestSummary.FailedTest failure(XMLStreamReader reader) throws XMLStreamException {
        String message = reader.getAttributeValue(null, "message");
        String trace = reader.getElementText();
        return new TestSummary.FailedTest(test, message == null || message.isBlank() ? withoutFrames(trace) : message);
    }

    private static String withoutFrames(String trace) {
        return trace.lines()
                .filter(line -> !FRAME.matcher(line).matches())
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static String name(XMLStreamReader reader) {
        String type = Objects.requireNonNullElse(reader.getAttributeValue(null, "classname"), "");
        String method = Objects.requireNonNullElse(reader.getAttributeValue(null, "name"), "");
        String simple = type.substring(type.lastIndexOf('.') + 1);
        return simple.isEmpty() ? method : simple + "." + method;
    }
}
