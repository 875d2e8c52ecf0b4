package dev.concordat.provider;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Finds the methods of a test class: its own, inherited ones, and those of the classes it is nested in. */
final class AnnotatedMethods {

    private AnnotatedMethods() {}

    static List<Method> of(Class<?> testClass, Class<? extends Annotation> annotation) {
        List<Method> methods = new ArrayList<>();
        Class<?> enclosing = testClass.getEnclosingClass();
        if (enclosing != null && !Modifier.isStatic(testClass.getModifiers())) {
            methods.addAll(of(enclosing, annotation));
        }
        methods.addAll(AnnotationSupport.findAnnotatedMethods(testClass, annotation, HierarchyTraversalMode.TOP_DOWN));
        return methods;
    }

    static <A extends Annotation> A required(Method method, Class<A> annotation) {
        return AnnotationSupport.findAnnotation(method, annotation).orElseThrow();
    }
}
