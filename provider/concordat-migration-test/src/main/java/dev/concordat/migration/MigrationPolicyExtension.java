package dev.concordat.migration;

import dev.concordat.Problem;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives each migration a test of its own. */
final class MigrationPolicyExtension implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), MigrationPolicy.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        String where = context.getRequiredTestClass().getName() + "#" + method.getName();
        if (!List.of(method.getParameterTypes()).contains(MigrationCheck.class)) {
            throw new ExtensionConfigurationException(new Problem(
                            "A method with @MigrationPolicy takes no MigrationCheck, so it checks nothing.",
                            where,
                            "give it one: void " + method.getName()
                                    + "(MigrationCheck migration) { migration.verify(); }")
                    .toString());
        }
        MigrationPolicy policy =
                AnnotationSupport.findAnnotation(method, MigrationPolicy.class).orElseThrow();
        return PolicyCheck.of(policy.database(), policy.since(), where).stream().map(Invocation::new);
    }

    private record Invocation(MigrationCheck check) implements TestTemplateInvocationContext, ParameterResolver {

        @Override
        public String getDisplayName(int invocationIndex) {
            return check.toString();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == MigrationCheck.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return check;
        }
    }
}
