package dev.concordat.broker.internal.page.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class NetworkTests {

    @Test
    void drawPutsConsumersLeftOfTheirProviders() {
        Drawing drawing = Network.draw(arrows("a>b", "b>c", "a>c", "d>c"));

        Map<String, Integer> x = drawing.boxes().stream().collect(Collectors.toMap(Drawing.Box::name, Drawing.Box::x));
        assertThat(x.get("a")).isLessThan(x.get("b"));
        assertThat(x.get("b")).isLessThan(x.get("c")).isEqualTo(x.get("d"));
        assertThat(drawing.lines()).hasSize(4);
    }

    @Test
    void drawWhenTwoTalkToEachOtherDrawsTwoLines() {
        Drawing drawing = Network.draw(arrows("a>b", "b>a"));

        assertThat(drawing.lines()).extracting(Drawing.Line::path).doesNotHaveDuplicates();
        assertThat(drawing.lines()).extracting(Drawing.Line::markX).doesNotHaveDuplicates();
    }

    @Test
    void drawWhenOneTalksToItselfDrawsItsBoxAlone() {
        Drawing drawing = Network.draw(arrows("a>a"));

        assertThat(drawing.boxes()).extracting(Drawing.Box::name).containsExactly("a");
        assertThat(drawing.lines()).isEmpty();
    }

    @Test
    void drawWhenThereIsNothingDrawsNothing() {
        assertThat(Network.draw(List.of()).boxes()).isEmpty();
    }

    @Test
    void groupFollowsArrowsBothWays() {
        assertThat(Network.group("b", arrows("a>b", "c>a", "d>e", "c>f")))
                .containsExactlyInAnyOrder("a", "b", "c", "f");
    }

    @RepeatedTest(20)
    void drawWhenArrowsAreAnyLeavesNoBoxOnAnother(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Arrow> arrows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            arrows.add(new Arrow("n" + random.nextInt(25), "n" + random.nextInt(25), "verified"));
        }
        List<Arrow> distinct = arrows.stream().distinct().toList();
        Drawing drawing = Network.draw(distinct);

        for (Drawing.Box one : drawing.boxes()) {
            assertThat(one.y()).isBetween(0, drawing.height() - Drawing.Box.HEIGHT);
            assertThat(one.x()).isBetween(0, drawing.width() - Drawing.Box.WIDTH);
            assertThat(drawing.boxes().stream()
                            .filter(other ->
                                    other.x() == one.x() && Math.abs(other.y() - one.y()) < Drawing.Box.HEIGHT))
                    .containsExactly(one);
        }
        assertThat(drawing).isEqualTo(Network.draw(distinct));
        List<Arrow> shuffled = new ArrayList<>(distinct);
        Collections.shuffle(shuffled, random);
        assertThat(Network.draw(shuffled).boxes()).hasSameSizeAs(drawing.boxes());
    }

    private static List<Arrow> arrows(String... pairs) {
        return Stream.of(pairs)
                .map(pair -> pair.split(">", 2))
                .map(pair -> new Arrow(pair[0], pair[1], "verified"))
                .toList();
    }
}
