package dev.concordat.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whom this JVM runs as. */
public final class ProcessOwner {

    private ProcessOwner() {}

    /** Whether that is the superuser. */
    public static boolean isSuperuser() {
        // The folder of the process itself belongs to whom it runs as, whatever its environment says.
        Path self = Path.of("/proc/self");
        try {
            if (Files.exists(self)) {
                return Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
            }
        } catch (IOException | UnsupportedOperationException e) {
            // Then the name has to do.
        }
        return "root".equals(System.getProperty("user.name"));
    }
}
