package dev.concordat.broker.internal.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The templates. Every value is escaped; a name that a model does not have is a fault, and not silently nothing. */
final class Templates {

    private final Mustache.Compiler compiler = Mustache.compiler()
            .escapeHTML(true)
            .nullValue("")
            .strictSections(true)
            .withFormatter(Templates::text)
            .emptyStringIsFalse(true)
            .withLoader(name -> new StringReader(source(name)));

    private final Map<String, Template> compiled = new ConcurrentHashMap<>();

    String render(String name, Object model) {
        return compiled.computeIfAbsent(name, any -> compiler.compile(source(any)))
                .execute(model);
    }

    /**
     * Every value that a section is of is made text of, to see whether that is empty. A record is not, and its text may
     * be that of a whole pact.
     */
    private static String text(Object value) {
        return value instanceof Record ? value.getClass().getSimpleName() : String.valueOf(value);
    }

    /** Without the spaces that a line begins with: they are for who reads the template. */
    private static String source(String name) {
        try (InputStream in = Templates.class.getResourceAsStream("/templates/" + name + ".mustache")) {
            if (in == null) {
                throw new IllegalStateException("There is no template '" + name + "'.");
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            StringBuilder text = new StringBuilder();
            char[] buffer = new char[8192];
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                text.append(buffer, 0, read);
            }
            return text.toString().replaceAll("(?m)^[ \\t]+", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
