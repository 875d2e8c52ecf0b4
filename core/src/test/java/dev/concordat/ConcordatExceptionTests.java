package dev.concordat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConcordatExceptionTests {

    @Test
    void messageWhenThereIsOneProblemIsItsThreeParts() {
        Exception cause = new IllegalStateException("beneath");

        ConcordatException exception =
                new ConcordatException(new Problem("It broke.", "a.yml:3", "mend it:\n- this\n- that"), cause);

        assertThat(exception).hasCause(cause).hasMessage("""
                It broke.
                  Where: a.yml:3
                  Fix: mend it:
                    - this
                    - that""");
    }

    @Test
    void messageWhenThereAreManyProblemsHasThemInOrder() {
        ConcordatException exception = new ConcordatException(
                List.of(
                        Problem.at(new Origin("a.yml", 3), "One.", "mend it."),
                        Problem.at(Origin.of("b.yml"), "Two.", "mend it, too.")),
                null);

        assertThat(exception).hasNoCause().hasMessage("""
                One.
                  Where: a.yml:3
                  Fix: mend it.
                Two.
                  Where: b.yml
                  Fix: mend it, too.""");
        assertThat(exception.problems()).extracting(Problem::where).containsExactly("a.yml:3", "b.yml");
    }

    @Test
    void messageWhenSentToAnotherProcessArrivesWhole() throws Exception {
        ConcordatException sent = new ConcordatException(new Problem("It broke.", "a.yml:3", "mend it."));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(sent);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            ConcordatException arrived = (ConcordatException) in.readObject();
            assertThat(arrived).hasMessage(sent.getMessage());
            assertThat(arrived.problems()).isEmpty();
        }
    }
}
