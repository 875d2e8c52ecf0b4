package dev.concordat.database.internal.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What ties a server to the JVM that started it, so that it ends with the JVM, also when the JVM is killed: the command
 * becomes the server, and leaves behind a shell that reads the JVM's end of a pipe, which closes when the JVM closes it
 * or dies. A word in the pipe has the shell do otherwise than it would at the pipe's end: {@link #STOP}, or
 * {@link #KEEP}. Where there is no such shell, on Windows, there is no leash.
 */
public enum Leash {

    /**
     * The server stops at once and its folder goes, for its data was for this run only. A server that had died before
     * leaves its folder: there may be a next attempt in it.
     */
    THROWS_AWAY("""
            folder=$1; shift
            exec 3<&0
            (
              trap '' HUP INT TERM
              read -r word <&3
              case $word in
                stop) kill -INT $$; exit 0 ;;
                keep) exit 0 ;;
              esac
              kill -QUIT $$ 2>/dev/null || exit 0
              i=0; while kill -0 $$ 2>/dev/null && [ $i -lt 50 ]; do sleep 0.1; i=$((i + 1)); done
              kill -KILL $$ 2>/dev/null
              rm -rf "$folder"
            ) >/dev/null 2>&1 &
            exec "$@" 3<&- </dev/null
            """),

    /**
     * The server stops as it should and its data stays. It has a session of its own where that can be had, so that an
     * interrupt at the terminal reaches the JVM alone, which may have something left to write.
     */
    KEEPS_DATA("""
            shift
            command -v setsid >/dev/null && set -- setsid "$@"
            exec 3<&0
            (
              trap '' HUP INT TERM
              read -r word <&3
              case $word in
                stop) kill -INT $$; exit 0 ;;
                keep) exit 0 ;;
              esac
              kill -INT $$ 2>/dev/null || exit 0
              i=0; while kill -0 $$ 2>/dev/null && [ $i -lt 80 ]; do sleep 0.1; i=$((i + 1)); done
              kill -QUIT $$ 2>/dev/null
            ) >/dev/null 2>&1 &
            exec "$@" 3<&- </dev/null
            """);

    /** The word that has the server stop as it should, and leaves all as it is. */
    static final String STOP = "stop";

    /** The word that leaves the server alone, whatever becomes of the JVM. */
    static final String KEEP = "keep";

    private final String script;

    Leash(String script) {
        this.script = script;
    }

    static boolean isPossible() {
        return !Platform.current().isWindows();
    }

    List<String> command(Path folder, List<String> command) {
        List<String> all = new ArrayList<>(List.of("sh", "-c", script, "sh", folder.toString()));
        all.addAll(command);
        return all;
    }
}
