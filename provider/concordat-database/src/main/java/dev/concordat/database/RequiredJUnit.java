package dev.concordat.database;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import org.junit.jupiter.api.Test;

/**
 * The JUnit that {@link FreshDatabase} needs. Older ones, as Spring Boot 3.5 manages one, close nothing of what is
 * stored for a test: writes that come late would be taken for another test's, and copies never be given back.
 */
final class RequiredJUnit {

    private static final String SINCE_5_13 = "org.junit.jupiter.api.ClassTemplate";

    private RequiredJUnit() {}

    /** Throws a {@link ConcordatException} where it is too old. */
    static void check(Class<?> testClass) {
        check(
                testClass,
                Test.class.getClassLoader(),
                String.valueOf(Test.class.getPackage().getImplementationVersion()));
    }

    static void check(Class<?> testClass, ClassLoader jupiter, String version) {
        try {
            Class.forName(SINCE_5_13, false, jupiter);
        } catch (ClassNotFoundException e) {
            throw new ConcordatException(
                    new Problem(
                            "@FreshDatabase needs JUnit 5.13 or newer, and this is " + version + ".",
                            testClass.getName(),
                            "take a newer one; where Spring Boot 3.5's parent manages it, by a property of the"
                                    + " pom.xml:\n<junit-jupiter.version>5.13.4</junit-jupiter.version>"),
                    e);
        }
    }
}
