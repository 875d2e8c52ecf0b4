package dev.concordat.consumer;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Looks for tests by the names that pacts know them by, {@code fully.qualified.ClassName#method}. */
record TestMethods(ClassLoader loader) {

    static String name(Class<?> testClass, Method method) {
        return testClass.getName() + "#" + method.getName();
    }

    /** Whether the class path still has it. The class is not initialised. */
    boolean exist(String test) {
        int separator = test.indexOf('#');
        try {
            return declares(Class.forName(test.substring(0, separator), false, loader), test.substring(separator + 1));
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static boolean declares(Class<?> testClass, String method) {
        Deque<Class<?>> open = new ArrayDeque<>();
        open.add(testClass);
        while (!open.isEmpty()) {
            Class<?> at = open.remove();
            if (Arrays.stream(at.getDeclaredMethods())
                    .anyMatch(each -> each.getName().equals(method))) {
                return true;
            }
            open.addAll(Arrays.asList(at.getInterfaces()));
            @Nullable Class<?> parent = at.getSuperclass();
            if (parent != null) {
                open.add(parent);
            }
        }
        return false;
    }
}
