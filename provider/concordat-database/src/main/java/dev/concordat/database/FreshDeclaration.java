package dev.concordat.database;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import dev.concordat.configuration.Settings;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What {@link FreshDatabase} says about a test class.
 *
 * @param testClass the class
 * @param bearer the class it stands on: the same, or one that encloses it
 * @param annotation what it says
 * @param spring whether the class is a Spring test
 */
record FreshDeclaration(Class<?> testClass, Class<?> bearer, FreshDatabase annotation, boolean spring) {

    private static final String SPRING = "org.springframework.test.context.junit.jupiter.SpringExtension";

    /** The declaration nearest to a class: its own, or that of a class around it, given outermost first. */
    static FreshDeclaration of(Class<?> testClass, List<Class<?>> enclosing) {
        List<Class<?>> outwards = new ArrayList<>();
        outwards.add(testClass);
        for (int at = enclosing.size() - 1; at >= 0; at--) {
            outwards.add(enclosing.get(at));
        }
        boolean spring = outwards.stream().anyMatch(FreshDeclaration::isSpring);
        for (Class<?> bearer : outwards) {
            FreshDatabase found = AnnotationSupport.findAnnotation(bearer, FreshDatabase.class)
                    .orElse(null);
            if (found != null) {
                return new FreshDeclaration(testClass, bearer, found, spring);
            }
        }
        throw new IllegalStateException(testClass.getName() + " has no @FreshDatabase");
    }

    private static boolean isSpring(Class<?> testClass) {
        return AnnotationSupport.findRepeatableAnnotations(testClass, ExtendWith.class).stream()
                .flatMap(extensions -> Stream.of(extensions.value()))
                .anyMatch(extension -> extension.getName().equals(SPRING));
    }

    /** Whether the class is on databases that others use as well, and so runs alone. */
    boolean shares() {
        try {
            return spring || !chosen().stream().allMatch(PreparedDatabase::canBeCopied);
        } catch (ConcordatException e) {
            // Whoever runs the class will tell.
            return true;
        }
    }

    /** The declared databases it is about, the first one first. */
    List<PreparedDatabase> chosen() {
        refuseTwo();
        List<PreparedDatabase> declared = Databases.declared().prepared();
        if (declared.isEmpty()) {
            throw new ConcordatException(new Problem(
                    "@FreshDatabase needs a database, but none is declared.",
                    bearer.getName(),
                    "declare it in " + Settings.FILE + ":\n" + Settings.DATABASES
                            + ":\n  main:\n    migrations: \"classpath:db/migration\""));
        }
        List<PreparedDatabase> chosen = annotation.value().length == 0 ? mainFirst(declared) : named(declared);
        refuseStanding(chosen);
        return chosen;
    }

    private List<PreparedDatabase> named(List<PreparedDatabase> declared) {
        Map<String, PreparedDatabase> byName = new LinkedHashMap<>();
        declared.forEach(database -> byName.put(database.name(), database));
        return Stream.of(annotation.value())
                .distinct()
                .map(name -> known(name, byName))
                .toList();
    }

    private static List<PreparedDatabase> mainFirst(List<PreparedDatabase> declared) {
        return Stream.concat(
                        declared.stream().filter(database -> database.name().equals(Databases.MAIN)),
                        declared.stream().filter(database -> !database.name().equals(Databases.MAIN)))
                .toList();
    }

    /** One that is used as it stands is never reset; beside others it may be there, unless it is meant. */
    private void refuseStanding(List<PreparedDatabase> chosen) {
        List<PreparedDatabase> standing = chosen.stream()
                .filter(database -> !database.settings().migrate())
                .toList();
        boolean meant = annotation.value().length > 0 || standing.size() == chosen.size();
        if (annotation.reset() == FreshDatabase.Reset.NEVER || standing.isEmpty() || !meant) {
            return;
        }
        DatabaseSettings settings = standing.get(0).settings();
        throw new ConcordatException(new Problem(
                "@FreshDatabase would reset the database '" + settings.name() + "', which is used as it stands ('"
                        + settings.key(DatabaseSettings.MIGRATE) + "' is false).",
                bearer.getName() + ", " + settings.origin(DatabaseSettings.MIGRATE),
                "write @FreshDatabase(reset = FreshDatabase.Reset.NEVER) for its connections alone, or remove '"
                        + DatabaseSettings.MIGRATE + "'."));
    }

    /** Whether it is clear which database a parameter without a name is of. */
    boolean hasFirst(List<PreparedDatabase> chosen) {
        return annotation.value().length > 0
                || chosen.size() == 1
                || chosen.get(0).name().equals(Databases.MAIN);
    }

    private PreparedDatabase known(String name, Map<String, PreparedDatabase> byName) {
        PreparedDatabase database = byName.get(name);
        if (database == null) {
            throw new ConcordatException(new Problem(
                    "@FreshDatabase names the database '" + name + "', which is not declared.",
                    bearer.getName() + ", " + Settings.FILE,
                    Nearest.to(name, byName.keySet())
                                    .map(near -> "did you mean '" + near + "'? ")
                                    .orElse("")
                            + "Declared: " + String.join(", ", byName.keySet()) + "."));
        }
        return database;
    }

    /** An annotation of one's own and another beside it may contradict each other; neither is the obvious winner. */
    private void refuseTwo() {
        Class<?> at = bearer;
        while (at != null) {
            Map<String, String> found = new LinkedHashMap<>();
            for (Annotation annotation : at.getDeclaredAnnotations()) {
                collect(annotation, annotation, found, new LinkedHashSet<>());
            }
            if (found.size() > 1) {
                throw new ConcordatException(new Problem(
                        at.getSimpleName() + " has two @FreshDatabase that differ: "
                                + found.entrySet().stream()
                                        .map(it -> it.getKey() + it.getValue())
                                        .collect(Collectors.joining(" and "))
                                + ".",
                        at.getName(),
                        "keep one of the two."));
            }
            at = found.isEmpty() ? at.getSuperclass() : null;
        }
    }

    private static void collect(Annotation annotation, Annotation from, Map<String, String> found, Set<Class<?>> seen) {
        Class<? extends Annotation> type = annotation.annotationType();
        if (annotation instanceof FreshDatabase fresh) {
            found.putIfAbsent(
                    text(fresh),
                    from == annotation ? "" : " of @" + from.annotationType().getSimpleName());
        } else if (!type.getName().startsWith("java.lang.") && seen.add(type)) {
            for (Annotation meta : type.getDeclaredAnnotations()) {
                collect(meta, from, found, seen);
            }
        }
    }

    private static String text(FreshDatabase annotation) {
        List<String> attributes = new ArrayList<>();
        if (annotation.value().length > 0) {
            attributes.add("value = "
                    + Arrays.stream(annotation.value())
                            .map(name -> "\"" + name + "\"")
                            .collect(Collectors.joining(", ", "{", "}")));
        }
        attributes.add("reset = " + annotation.reset());
        return "@FreshDatabase(" + String.join(", ", attributes) + ")";
    }

    /** The class's name without its package: {@code OrderTests.Cancelling}. */
    String name() {
        return testClass
                .getName()
                .substring(testClass.getPackageName().length() + 1)
                .replace('$', '.');
    }

    /** Whether it says the same thing, from the same place, as another one. */
    boolean continues(@Nullable FreshDeclaration outer) {
        return outer != null && outer.bearer == bearer;
    }
}
