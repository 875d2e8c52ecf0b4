package dev.concordat.provider.internal.stub;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import dev.concordat.configuration.Settings;
import dev.concordat.provider.internal.template.Lookup;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The third-party APIs that a class path declares under {@value Settings#STUBS}, each played by a server of its own.
 * The servers of one declaration are shared by all test classes of a JVM, so that their URLs stay the same for every
 * application context.
 */
public final class ThirdParties {

    private static final Map<List<ThirdParty>, ThirdParties> RUNNING = new ConcurrentHashMap<>();

    private final Map<String, StubServer> servers = new LinkedHashMap<>();
    private final ClassLoader loader;

    private ThirdParties(List<ThirdParty> declared, ClassLoader loader) {
        this.loader = loader;
        try {
            declared.forEach(party -> servers.put(party.name(), StubServer.start(party)));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Those that the settings declare, started if they were not; none where none is declared. */
    public static ThirdParties declared(Settings settings, ClassLoader loader) {
        List<ThirdParty> declared = settings.section(Settings.STUBS).stream()
                .flatMap(section -> section.entries().entrySet().stream())
                .map(entry -> ThirdParty.from(entry.getKey(), entry.getValue()))
                .toList();
        return RUNNING.computeIfAbsent(declared, key -> new ThirdParties(key, loader));
    }

    /** Stops all servers of this JVM; who asks afterwards gets new ones. */
    public static void stopAll() {
        RUNNING.values().forEach(ThirdParties::close);
        RUNNING.clear();
    }

    /** What the application is to be told: the base URLs by property. */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        servers.values().forEach(server -> properties.put(server.property(), server.url()));
        return properties;
    }

    /** Forgets all stubs and requests; only what always stands is there again. */
    public void reset() {
        servers.values().forEach(server -> {
            server.reset();
            server.always()
                    .forEach(mapping -> load(server.name() + "/" + mapping, server.origin(), Lookup.of(Map.of())));
        });
    }

    /** Throws where a stub {@code <third party>/<file>} is not there, or asks for a value that there is not. */
    public void check(String stub, Origin asked, Lookup values) {
        file(stub, asked).mappings(values);
    }

    /** Loads the mappings of a stub {@code <third party>/<file>}, filled with a state's parameters. */
    public void load(String stub, Origin asked, Lookup values) {
        StubFile file = file(stub, asked);
        server(stub, asked).add(file, file.mappings(values));
    }

    /** Requests since the last reset that no stub matched, each with the nearest stub, as a person reads them. */
    public List<String> unmatched() {
        return servers.values().stream()
                .flatMap(server -> server.unmatched().stream())
                .toList();
    }

    private StubFile file(String stub, Origin asked) {
        StubServer server = server(stub, asked);
        String resource = server.resource(stub.substring(stub.indexOf('/') + 1));
        @Nullable URL url = loader.getResource(resource);
        if (url == null) {
            throw new ConcordatException(Problem.at(
                    asked,
                    "The stub '" + stub + "' is not there: the class path has no '" + resource + "'.",
                    "add src/test/resources/" + resource + " with a WireMock mapping, or correct the name."));
        }
        return StubFile.read(resource, url);
    }

    private StubServer server(String stub, Origin asked) {
        String name = stub.contains("/") ? stub.substring(0, stub.indexOf('/')) : stub;
        StubServer server = servers.get(name);
        if (server == null || !stub.contains("/")) {
            String near = Nearest.to(name, servers.keySet())
                    .map(known -> "did you mean '" + known + "/...'? ")
                    .orElse("");
            String known = servers.isEmpty() ? "none" : String.join(", ", servers.keySet());
            throw new ConcordatException(Problem.at(
                    asked,
                    "The stub '" + stub + "' does not begin with a third party that is declared.",
                    near + "Write '<third party>/<file>'. Declared under '" + Settings.STUBS + "': " + known + "."));
        }
        return server;
    }

    private void close() {
        servers.values().forEach(StubServer::stop);
    }
}
