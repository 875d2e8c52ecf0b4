package dev.concordat.database;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * What a class with {@link FreshDatabase} locks while it runs. A class on copies of its own locks itself, so that its
 * tests run one after the other; the others lock what all of them share.
 */
final class FreshDatabaseLocks implements ResourceLocksProvider {

    @Override
    public Set<Lock> provideForClass(Class<?> testClass) {
        return Set.of(new Lock(key(testClass, List.of())));
    }

    @Override
    public Set<Lock> provideForNestedClass(List<Class<?>> enclosingInstanceTypes, Class<?> testClass) {
        return Set.of(new Lock(key(testClass, enclosingInstanceTypes)));
    }

    private static String key(Class<?> testClass, List<Class<?>> enclosing) {
        return FreshDeclaration.of(testClass, enclosing).shares()
                ? Databases.LOCK
                : Databases.LOCK + "." + testClass.getName();
    }
}
