package dev.concordat.database.internal.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** What stands under a folder of the disk or of a class path. */
public final class FolderContent {

    private final Fingerprint fingerprint;
    private final Function<String, Optional<Fingerprint>> owner;
    private final Set<Fingerprint> classes = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Reads folders for a key. */
    public FolderContent(Fingerprint fingerprint) {
        this(fingerprint, file -> Optional.of(fingerprint));
    }

    /**
     * Reads folders for several keys.
     *
     * @param fingerprint the key of whatever is no file
     * @param owner the key that a file belongs to, given its name with the folders it is in; empty where it is none's
     */
    public FolderContent(Fingerprint fingerprint, Function<String, Optional<Fingerprint>> owner) {
        this.fingerprint = fingerprint;
        this.owner = owner;
    }

    /** The keys that compiled classes belong to. */
    public Set<Fingerprint> withClasses() {
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

    /**
     * Adds those files of every folder of this name on the class path that match; what is in jars is left out, and so
     * is what lies deeper.
     *
     * @param pattern a file's name with {@code *} for anything
     */
    public void addMatching(String name, String pattern, ClassLoader loader) {
        try {
            for (URL location : Collections.list(loader.getResources(name))) {
                if (location.getProtocol().equals("file")) {
                    addMatching(Path.of(location.toURI()), pattern);
                }
            }
        } catch (IOException | URISyntaxException e) {
            fingerprint.unknown("'" + name + "' cannot be read from the class path: " + e.getMessage());
        }
    }

    /** Adds those files of a folder that match. */
    public void addMatching(Path folder, String pattern) {
        try {
            fingerprint.text("folder", folder.toString());
            for (Path file : members(folder, pattern)) {
                if (Files.isRegularFile(file)) {
                    try (InputStream in = Files.newInputStream(file)) {
                        fingerprint.content(String.valueOf(file.getFileName()), in);
                    }
                }
            }
        } catch (IOException e) {
            fingerprint.unknown("'" + folder + "' cannot be read: " + e.getMessage());
        }
    }

    /** Adds those files that match of every folder right below one. */
    public void addMatchingBelow(Path folder, String pattern) {
        try {
            for (Path below : members(folder, "*")) {
                if (Files.isDirectory(below)) {
                    addMatching(below, pattern);
                }
            }
        } catch (IOException e) {
            fingerprint.unknown("'" + folder + "' cannot be read: " + e.getMessage());
        }
    }

    private static List<Path> members(Path folder, String pattern) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> members = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
            found.forEach(members::add);
        }
        Collections.sort(members);
        return members;
    }

    private void add(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            fingerprint.text("folder", "none");
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        fingerprint.text("folder", "");
        for (Path file : files) {
            String name = folder.relativize(file).toString();
            Optional<Fingerprint> own = owner(name);
            if (own.isPresent()) {
                try (InputStream in = Files.newInputStream(file)) {
                    own.get().content(name, in);
                }
            }
        }
    }

    private void add(JarURLConnection jar) throws IOException {
        jar.setUseCaches(false);
        TreeMap<String, JarEntry> entries = new TreeMap<>();
        String prefix = jar.getEntryName();
        try (JarFile file = jar.getJarFile()) {
            for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
                if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
                    entries.put(entry.getName(), entry);
                }
            }
        }
        fingerprint.text("jar", "");
        entries.forEach((name, entry) ->
                owner(name).ifPresent(own -> own.text(name, entry.getSize() + " " + Long.toHexString(entry.getCrc()))));
    }

    private Optional<Fingerprint> owner(String name) {
        Optional<Fingerprint> own = owner.apply(name);
        if (name.toLowerCase(Locale.ROOT).endsWith(".class")) {
            own.ifPresent(classes::add);
        }
        return own;
    }

    /**
     * Adds the whole class path to a key: for code that may call any other. Folders by their content; jars by name,
     * size and, while they are being worked on, age.
     */
    public static void addClassPath(Fingerprint fingerprint, ClassLoader loader) {
        new FolderContent(fingerprint).addResources("", loader);
        addJars(fingerprint, loader);
    }

    /**
     * Adds all jars of the class path to a key: releases by where they are, for they never change; those that may be
     * replaced in place by size and age as well.
     */
    public static void addJars(Fingerprint fingerprint, ClassLoader loader) {
        try {
            Enumeration<URL> found = loader.getResources("META-INF/MANIFEST.MF");
            TreeMap<String, String> jars = new TreeMap<>();
            while (found.hasMoreElements()) {
                URL manifest = found.nextElement();
                if (manifest.getProtocol().equals("jar")) {
                    String jar = manifest.getPath();
                    jars.put(
                            jar,
                            OwnCode.isRelease(jar.substring(0, jar.lastIndexOf('!')))
                                    ? ""
                                    : OwnCode.jar(file(manifest)));
                }
            }
            fingerprint.texts("class path", jars);
        } catch (IOException | URISyntaxException e) {
            fingerprint.unknown("the class path cannot be read: " + e.getMessage());
        }
    }

    private static Path file(URL member) throws IOException, URISyntaxException {
        return Path.of(
                ((JarURLConnection) member.openConnection()).getJarFileURL().toURI());
    }
}
