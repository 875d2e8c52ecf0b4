package dev.concordat.cli.terminal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the script stands that runs this command. */
public final class ScriptHome {

    private static final String PROPERTY = "concordat.home";

    private ScriptHome() {}

    /** Its folder; nothing where the jar is run by itself. */
    public static @Nullable Path folder() {
        String home = System.getProperty(PROPERTY);
        return home == null ? null : Path.of(home);
    }
}
