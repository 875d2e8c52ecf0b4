package dev.concordat.provider.internal.state;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlValue;
import dev.concordat.database.Database;
import dev.concordat.provider.internal.stub.ThirdParties;
import dev.concordat.provider.internal.template.Lookup;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A state declared in {@value Settings#FILE}: rows, SQL, third-party stubs, and what it returns. */
final class YamlState implements State {

    private static final List<String> KEYS = List.of("rows", "sql", "stubs", "returns", "database");

    private final String name;
    private final YamlValue.Mapping declared;
    private final List<SqlStatement> sql;
    private final StateDatabases databases;
    private final ThirdParties thirdParties;

    YamlState(String name, YamlValue declared, StateDatabases databases, ThirdParties thirdParties) {
        this.name = name;
        // A state may need nothing beyond the baseline: `no products:`
        this.declared = declared.plain() == null
                ? new YamlValue.Mapping(declared.origin(), Map.of())
                : declared.asMapping(Settings.STATES + "." + name);
        this.declared.allowOnly(Settings.STATES + "." + name, KEYS);
        this.sql = statements();
        this.databases = databases;
        this.thirdParties = thirdParties;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String where() {
        return declared.origin().toString();
    }

    @Override
    public List<Problem> check(Map<String, @Nullable Object> parameters) {
        List<Problem> problems = new ArrayList<>();
        YamlTemplates templates = templates(parameters);
        collect(problems, () -> mapping("rows").ifPresent(templates::fill));
        sql.forEach(statement -> collect(problems, () -> statement.bound(templates)));
        stubs().forEach((stub, origin) ->
                collect(problems, () -> thirdParties.check(stub, origin, templates.values())));
        if (needsDatabase()) {
            collect(problems, () -> databases.get(databaseName(), declared.origin()));
        }
        mapping("returns").ifPresent(returns -> returns.asMapping("returns"));
        return problems;
    }

    private static void collect(List<Problem> problems, Runnable check) {
        try {
            check.run();
        } catch (ConcordatException e) {
            problems.addAll(e.problems());
        }
    }

    @Override
    public Map<String, @Nullable Object> enter(Use use) throws Exception {
        YamlTemplates templates = templates(use.parameters());
        Map<String, List<Map<String, Object>>> stored = Map.of();
        if (needsDatabase()) {
            Database database = databases.get(databaseName(), declared.origin());
            stored = mapping("rows").map(templates::fill).map(database::insert).orElse(Map.of());
            runSql(database, templates);
        }
        stubs().forEach((stub, origin) -> thirdParties.load(stub, origin, templates.values()));
        YamlTemplates known = new YamlTemplates(name, templates.values().and(stored));
        return mapping("returns").map(returns -> returned(known.fill(returns))).orElse(Map.of());
    }

    private void runSql(Database database, YamlTemplates templates) throws Exception {
        if (sql.isEmpty()) {
            return;
        }
        try (Connection connection = database.dataSource().getConnection()) {
            for (SqlStatement statement : sql) {
                statement.run(connection, templates);
            }
        }
    }

    private static Map<String, @Nullable Object> returned(YamlValue.Mapping returns) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        returns.entries().forEach((key, value) -> values.put(key, value.plain()));
        return values;
    }

    private YamlTemplates templates(Map<String, @Nullable Object> parameters) {
        return new YamlTemplates(name, Lookup.of(parameters));
    }

    private boolean needsDatabase() {
        return declared.get("rows").isPresent() || !sql.isEmpty();
    }

    private Optional<String> databaseName() {
        return declared.get("database").map(value -> value.asText("database"));
    }

    private Optional<YamlValue.Mapping> mapping(String key) {
        return declared.get(key).map(value -> value.asMapping(key));
    }

    private List<SqlStatement> statements() {
        return declared.get("sql").stream()
                .flatMap(value ->
                        value instanceof YamlValue.Sequence list ? list.items().stream() : List.of(value).stream())
                .map(value -> SqlStatement.parse(name, value))
                .toList();
    }

    private Map<String, Origin> stubs() {
        Map<String, Origin> stubs = new LinkedHashMap<>();
        declared.get("stubs")
                .ifPresent(value -> value.asTexts("stubs").forEach(stub -> stubs.put(stub, value.origin())));
        return stubs;
    }
}
