package dev.concordat.migration;

import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** The versions that there are tests of, on the folders of the class path; no class is initialised to find them. */
final class TestedVersions {

    private static final String MAIN = "main";

    private final String database;
    private final boolean isObvious;
    private final Set<String> versions = new HashSet<>();

    private TestedVersions(String database, boolean isObvious) {
        this.database = database;
        this.isObvious = isObvious;
    }

    /** Those of a database. */
    static Set<String> of(String database, Settings settings, ClassLoader loader) {
        boolean isOnly = settings.section(Settings.DATABASES)
                .map(YamlValue.Mapping::entries)
                .filter(entries -> entries.size() == 1)
                .isPresent();
        TestedVersions tested = new TestedVersions(database, isOnly || database.equals(MAIN));
        roots(loader).forEach(root -> {
            List<Class<?>> types = ReflectionSupport.findAllClassesInClasspathRoot(root, type -> true, name -> true);
            types.forEach(tested::look);
        });
        return tested.versions;
    }

    private static List<URI> roots(ClassLoader loader) {
        try {
            return Collections.list(loader.getResources("")).stream()
                    .filter(url -> url.getProtocol().equals("file"))
                    .map(TestedVersions::uri)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The class path cannot be searched: " + e.getMessage(), e);
        }
    }

    private static URI uri(URL url) {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A class loader's own '" + url + "' is no URI", e);
        }
    }

    private void look(Class<?> type) {
        try {
            add(type);
            for (Method method : type.getDeclaredMethods()) {
                add(method);
            }
        } catch (LinkageError e) {
            // Something it names is not here, so it is no test that could run.
        }
    }

    private void add(AnnotatedElement element) {
        AnnotationSupport.findAnnotation(element, MigrationTest.class)
                .filter(test ->
                        test.database().isEmpty() ? isObvious : test.database().equals(database))
                .ifPresent(test -> versions.add(test.value()));
    }
}
