package dev.concordat.database.internal.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** What stands under a folder of the disk or of a class path. */
public final class FolderContent {

    private final Fingerprint fingerprint;
    private final Predicate<String> counts;
    private boolean classes;

    /**
     * Reads folders for a key.
     *
     * @param counts whether a file counts, given its name with the folders it is in
     */
    public FolderContent(Fingerprint fingerprint, Predicate<String> counts) {
        this.fingerprint = fingerprint;
        this.counts = counts;
    }

    /** Whether any file seen so far was a compiled class. */
    public boolean hasClasses() {
        return classes;
    }

    /** Adds all files of every folder of this name on the class path. */
    public void addResources(String name, ClassLoader loader) {
        try {
            Enumeration<URL> found = loader.getResources(name);
            while (found.hasMoreElements()) {
                URL location = found.nextElement();
                switch (location.getProtocol()) {
                    case "file" -> add(Path.of(location.toURI()));
                    case "jar" -> add((JarURLConnection) location.openConnection());
                    default -> fingerprint.unknown("'" + location + "' is neither a folder nor a jar");
                }
            }
        } catch (IOException | URISyntaxException | UncheckedIOException e) {
            fingerprint.unknown("'" + name + "' cannot be read from the class path: " + e.getMessage());
        }
    }

    /** Adds all files of a folder; one that does not exist has none. */
    public void addFolder(Path folder) {
        try {
            add(folder);
        } catch (IOException | UncheckedIOException e) {
            fingerprint.unknown("'" + folder + "' cannot be read: " + e.getMessage());
        }
    }

    private void add(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            fingerprint.text("folder", "none");
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> counts.test(folder.relativize(file).toString()))
                    .sorted()
                    .toList();
        }
        fingerprint.text("folder", Integer.toString(files.size()));
        for (Path file : files) {
            String name = folder.relativize(file).toString();
            see(name);
            try (InputStream in = Files.newInputStream(file)) {
                fingerprint.content(name, in);
            }
        }
    }

    private void add(JarURLConnection jar) throws IOException {
        jar.setUseCaches(false);
        TreeMap<String, String> entries = new TreeMap<>();
        String prefix = jar.getEntryName();
        try (JarFile file = jar.getJarFile()) {
            for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
                if (!entry.isDirectory() && entry.getName().startsWith(prefix) && counts.test(entry.getName())) {
                    see(entry.getName());
                    entries.put(entry.getName(), entry.getSize() + " " + Long.toHexString(entry.getCrc()));
                }
            }
        }
        fingerprint.texts("jar", entries);
    }

    private void see(String name) {
        classes |= name.toLowerCase(Locale.ROOT).endsWith(".class");
    }

    /**
     * Adds the whole class path: for code that may call any other. Folders by their content; jars by name, size and,
     * while they are being worked on, age.
     */
    public void addClassPath(ClassLoader loader) {
        new FolderContent(fingerprint, file -> true).addResources("", loader);
        try {
            Enumeration<URL> found = loader.getResources("META-INF/MANIFEST.MF");
            TreeMap<String, String> jars = new TreeMap<>();
            while (found.hasMoreElements()) {
                URL manifest = found.nextElement();
                if (manifest.getProtocol().equals("jar")) {
                    Path jar = Path.of(((JarURLConnection) manifest.openConnection())
                            .getJarFileURL()
                            .toURI());
                    jars.put(jar.toString(), OwnCode.jar(jar));
                }
            }
            fingerprint.texts("class path", jars);
        } catch (IOException | URISyntaxException e) {
            fingerprint.unknown("the class path cannot be read: " + e.getMessage());
        }
    }
}
