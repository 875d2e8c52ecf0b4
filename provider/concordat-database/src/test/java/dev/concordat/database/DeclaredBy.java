package dev.concordat.database;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.core.io.ClassPathResource;

/** A class path like this one with another concordat.yml. */
public final class DeclaredBy {

    private DeclaredBy() {}

    /** Something to do under that class path. */
    public interface Action {

        /** Does it. */
        void run() throws Exception;
    }

    /** Does something where a text is the declaration; the folder keeps it. */
    public static void yaml(Path folder, String yaml, Action action) throws Exception {
        Files.writeString(folder.resolve("concordat.yml"), yaml);
        ClassLoader rest = new FilteredClassLoader(new ClassPathResource("concordat.yml"));
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try (URLClassLoader other = new URLClassLoader(new URL[] {folder.toUri().toURL()}, rest)) {
            thread.setContextClassLoader(other);
            action.run();
        } finally {
            thread.setContextClassLoader(usual);
        }
    }
}
