package dev.concordat.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.cli.terminal.Terminal.Colour;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TerminalTests {

    private static final String PROPERTY = "concordat.terminal";

    @AfterEach
    void forgetWhatTheScriptSaid() {
        System.clearProperty(PROPERTY);
    }

    @Test
    void terminalWhenScriptSawOneIsLiveAndColoured() {
        System.setProperty(PROPERTY, "true");

        Terminal terminal = terminal(Map.of("TERM", "xterm", "COLUMNS", "132"));

        assertThat(terminal.live()).isTrue();
        assertThat(terminal.columns()).isEqualTo(132);
        assertThat(terminal.paint(Colour.RED, "failed")).isEqualTo("\u001B[31mfailed\u001B[0m");
    }

    @Test
    void terminalWhenScriptSawNoneIsPlain() {
        System.setProperty(PROPERTY, "false");

        Terminal terminal = terminal(Map.of("TERM", "xterm"));

        assertThat(terminal.live()).isFalse();
        assertThat(terminal.columns()).isEqualTo(100);
        assertThat(terminal.paint(Colour.RED, "failed")).isEqualTo("failed");
    }

    @Test
    void terminalWhenColourIsNotWantedStaysLive() {
        System.setProperty(PROPERTY, "true");

        Terminal terminal = terminal(Map.of("NO_COLOR", "1", "COLUMNS", "wide"));

        assertThat(terminal.live()).isTrue();
        assertThat(terminal.columns()).isEqualTo(100);
        assertThat(terminal.paint(Colour.GREEN, "ok")).isEqualTo("ok");
    }

    @Test
    void terminalWhenDumbIsPlain() {
        System.setProperty(PROPERTY, "true");

        assertThat(terminal(Map.of("TERM", "dumb")).live()).isFalse();
    }

    @Test
    void wordsWhenTextMovesTheCursorAreOnlyWords() {
        assertThat(Terminal.words("a\u001B[2Jb\r\n\tc")).isEqualTo("a\uFFFD[2Jb\uFFFD\n\tc");
    }

    private static Terminal terminal(Map<String, String> environment) {
        return Terminal.of(new PrintWriter(Writer.nullWriter()), environment);
    }
}
