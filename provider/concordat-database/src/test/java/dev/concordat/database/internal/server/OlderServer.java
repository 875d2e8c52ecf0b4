package dev.concordat.database.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A server of another major version than the one on the class path, for tests that have to hold on each. The build lays
 * its binaries beside the classes; the thread's class loader finds them before those of the class path.
 */
public final class OlderServer {

    private OlderServer() {}

    /**
     * Does something on this thread, for which an embedded server that is started meanwhile is of this major version.
     * That of the class path needs nothing of this, and may be named all the same.
     */
    public static <T> T with(int major, Callable<T> action) throws Exception {
        Path jar = Path.of("target", "older-servers", "postgresql-" + major + ".jar");
        if (major == 18) {
            return action.call();
        }
        assertThat(jar).isRegularFile();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (Binaries binaries = new Binaries(jar.toUri().toURL(), before)) {
            thread.setContextClassLoader(binaries);
            return action.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static final class Binaries extends URLClassLoader {

        Binaries(URL jar, ClassLoader parent) {
            super(new URL[] {jar}, parent);
        }

        @Override
        public @Nullable URL getResource(String name) {
            URL own = name.startsWith("postgres-") ? findResource(name) : null;
            return own == null ? super.getResource(name) : own;
        }
    }
}
