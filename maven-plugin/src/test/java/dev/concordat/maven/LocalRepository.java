package dev.concordat.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A repository of a test's own, with this build's artifacts, so that Maven runs the plugin as it stands here and
 * nothing of it remains in the repository of whoever builds. All else comes from that one, by a settings file.
 */
record LocalRepository(Path folder, Path root, String version) {

    /** Fills it with what the plugin needs of this build. */
    static LocalRepository in(Path folder, Path root, String version) throws IOException {
        LocalRepository repository = new LocalRepository(folder, root, version);
        repository.add("concordat-parent", root, false);
        repository.add("concordat-bom", root.resolve("bom"), false);
        repository.add("concordat-core", root.resolve("core"), true);
        repository.add("concordat-maven-plugin", root.resolve("maven-plugin"), true);
        return repository;
    }

    /** Settings by which everything else is taken from a folder. */
    Path settings(Path repositoryOfBuild) throws IOException {
        return Files.writeString(folder.resolve("settings.xml"), """
                <settings>
                  <mirrors>
                    <mirror>
                      <id>build</id>
                      <mirrorOf>*</mirrorOf>
                      <url>%s</url>
                    </mirror>
                  </mirrors>
                </settings>
                """.formatted(repositoryOfBuild.toUri()));
    }

    private void add(String artifact, Path module, boolean jar) throws IOException {
        Path target = Files.createDirectories(
                folder.resolve("dev/concordat").resolve(artifact).resolve(version));
        String name = artifact + "-" + version;
        copy(module.resolve("pom.xml"), target.resolve(name + ".pom"));
        if (jar) {
            copy(module.resolve("target").resolve(name + ".jar"), target.resolve(name + ".jar"));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
