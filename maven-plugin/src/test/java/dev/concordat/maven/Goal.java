package dev.concordat.maven;

import java.lang.reflect.Field;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** Runs a goal with parameters, as Maven does: by the names of its fields. */
final class Goal {

    private Goal() {}

    /** Runs it; returns what it says. */
    static String run(AbstractBrokerMojo mojo, Map<String, Object> parameters)
            throws ReflectiveOperationException, MojoExecutionException, MojoFailureException {
        for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
            Field field = field(mojo.getClass(), parameter.getKey());
            field.setAccessible(true);
            field.set(mojo, parameter.getValue());
        }
        StringBuilder said = new StringBuilder();
        mojo.setLog(log(said));
        mojo.execute();
        return said.toString();
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        try {
            return type.getDeclaredField(name);
        } catch (NoSuchFieldException e) {
            return type.getSuperclass().getDeclaredField(name);
        }
    }

    private static Log log(StringBuilder said) {
        return new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {
                said.append("[INFO] ").append(content).append('\n');
            }

            @Override
            public void warn(CharSequence content) {
                said.append("[WARNING] ").append(content).append('\n');
            }
        };
    }
}
