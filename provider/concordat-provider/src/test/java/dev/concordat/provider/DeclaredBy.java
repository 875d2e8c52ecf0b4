package dev.concordat.provider;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.function.Supplier;

/** A class path like this one with another concordat.yml. */
final class DeclaredBy extends URLClassLoader {

    private static final String FILE = "concordat.yml";

    private DeclaredBy(URL folder, ClassLoader rest) {
        super(new URL[] {folder}, rest);
    }

    /** Asks for something where a text is the declaration; the folder keeps it. */
    static <T> T yaml(Path folder, String yaml, Supplier<T> asked) throws IOException {
        Files.writeString(folder.resolve(FILE), yaml);
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try (DeclaredBy own = new DeclaredBy(folder.toUri().toURL(), usual)) {
            thread.setContextClassLoader(own);
            return asked.get();
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    @Override
    public URL getResource(String name) {
        return name.equals(FILE) ? findResource(name) : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals(FILE) ? findResources(name) : super.getResources(name);
    }
}
