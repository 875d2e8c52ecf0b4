package dev.concordat.migration;

import dev.concordat.database.Databases;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Keeps Spring tests apart, which share the databases of their contexts; others have one of their own each. */
final class AtSchemaLocks implements ResourceLocksProvider {

    @Override
    public Set<Lock> provideForClass(Class<?> testClass) {
        return AtSchemaInSpring.isSpring(testClass) ? Set.of(new Lock(Databases.LOCK)) : Set.of();
    }

    @Override
    public Set<Lock> provideForNestedClass(List<Class<?>> enclosingInstanceTypes, Class<?> testClass) {
        return provideForClass(testClass);
    }
}
