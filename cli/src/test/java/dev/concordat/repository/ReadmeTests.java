package dev.concordat.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the README shows is what the samples compile: every snippet names the tagged region it was taken from. */
class ReadmeTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern SNIPPET = Pattern.compile(
            "<!-- snippet: (?<file>[^#\\s]+)(#(?<tag>\\S+))? -->\\n```\\w*\\n(?<text>.*?)\\n```", Pattern.DOTALL);

    record Snippet(String file, String tag, String text) {}

    @TestFactory
    Stream<DynamicTest> snippetIsTheRegionOfItsFile() throws IOException {
        return snippets().stream()
                .map(snippet -> DynamicTest.dynamicTest(
                        snippet.file() + " " + snippet.tag(),
                        () -> assertThat(snippet.text()).isEqualTo(region(snippet))));
    }

    @Test
    void readmeHasSnippets() throws IOException {
        assertThat(snippets()).hasSizeGreaterThan(5);
    }

    private static List<Snippet> snippets() throws IOException {
        Matcher found = SNIPPET.matcher(Files.readString(ROOT.resolve("README.md")));
        return found.results()
                .map(result -> SNIPPET.matcher(result.group()))
                .filter(Matcher::matches)
                .map(match -> new Snippet(
                        match.group("file"),
                        String.valueOf(match.group("tag")).replace("null", ""),
                        match.group("text")))
                .toList();
    }

    private static String region(Snippet snippet) throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve(snippet.file()));
        if (!snippet.tag().isEmpty()) {
            lines = lines.subList(line(lines, "tag::" + snippet.tag()) + 1, line(lines, "end::" + snippet.tag()));
        }
        String text = String.join("\n", lines).stripIndent().strip();
        return snippet.file().endsWith(".java") ? closed(text) : text;
    }

    /** A region that ends within a class is shown with the braces that close it. */
    private static String closed(String java) {
        long open = java.chars().filter(c -> c == '{').count()
                - java.chars().filter(c -> c == '}').count();
        return java + "\n}".repeat((int) open);
    }

    private static int line(List<String> lines, String mark) {
        List<Integer> at = Stream.iterate(0, i -> i + 1)
                .limit(lines.size())
                .filter(i -> lines.get(i).contains(mark + "[]"))
                .collect(Collectors.toList());
        assertThat(at).as("lines with '%s'", mark).hasSize(1);
        return at.get(0);
    }
}
