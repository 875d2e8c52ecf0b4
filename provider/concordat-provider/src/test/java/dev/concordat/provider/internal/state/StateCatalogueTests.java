package dev.concordat.provider.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlDocument;
import dev.concordat.provider.internal.stub.ThirdParties;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StateCatalogueTests {

    @AfterEach
    void stop() {
        ThirdParties.stopAll();
    }

    private static StateCatalogue catalogue(String yaml) {
        Settings settings = Settings.of(YamlDocument.read("concordat.yml", new StringReader(yaml)));
        ThirdParties thirdParties = ThirdParties.declared(settings, StateCatalogueTests.class.getClassLoader());
        return StateCatalogue.of(settings, new StateDatabases(List.of()), thirdParties, List.of());
    }

    private static void assertProblem(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(ConcordatException.class).hasMessage(message);
    }

    private static String check(String yaml) {
        return catalogue(yaml).find("x").orElseThrow().check(Map.of("id", 1)).stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n"));
    }

    private static void assertCheck(String yaml, String message) {
        assertThat(check(yaml)).isEqualTo(message);
    }

    @Test
    void ofWhenKeysAreUnknownTellsThoseOfEveryState() {
        assertProblem(() -> catalogue("states:\n  a: {row: {}}\n  b:\n    stub: []\n"), """
                'row' is not a key of 'states.a'.
                  Where: concordat.yml:2
                  Fix: did you mean 'rows'? Known: rows, sql, stubs, returns, database.
                'stub' is not a key of 'states.b'.
                  Where: concordat.yml:4
                  Fix: did you mean 'stubs'? Known: rows, sql, stubs, returns, database.""");
    }

    @Test
    void ofWhenStateIsAListSaysWhatItShouldBe() {
        assertProblem(() -> catalogue("states:\n  a: [1]\n"), """
                'states.a' should be a mapping, but is a list.
                  Where: concordat.yml:2
                  Fix: write a mapping there.""");
    }

    @Test
    void checkWhenNoDatabaseIsDeclaredShowsHowToDeclareOne() {
        assertCheck("states:\n  x:\n    rows: {t: [{id: 1}]}\n", """
                A provider state needs a database, but none is declared.
                  Where: concordat.yml:3
                  Fix: declare it in concordat.yml:
                    databases:
                      main:
                        fixtures: []""");
    }

    @Test
    void checkWhenParameterIsUnknownInRowsAndSqlTellsBoth() {
        String problems =
                check("states:\n  x:\n    rows: {t: [{id: '${idd}'}]}\n    sql: delete from t where a = ${b}\n");

        assertThat(problems).startsWith("""
                Provider state 'x' uses '${idd}', which it is not given.
                  Where: concordat.yml:3
                  Fix: did you mean '${id}'? Known: id. A default is written '${idd:...}'.
                Provider state 'x' uses '${b}', which it is not given.
                  Where: concordat.yml:4
                  Fix: Known: id. A default is written '${b:...}'.
                """);
    }

    @Test
    void checkWhenStubIsNotThereNamesTheFileToAdd() {
        assertCheck("stubs:\n  stock: {property: p}\nstates:\n  x:\n    stubs: [stock/nothing]\n", """
                The stub 'stock/nothing' is not there: the class path has no 'stubs/stock/nothing.json'.
                  Where: concordat.yml:5
                  Fix: add src/test/resources/stubs/stock/nothing.json with a WireMock mapping, or correct the name.""");
    }

    @Test
    void checkWhenThirdPartyIsUnknownTellsTheNearest() {
        assertCheck("stubs:\n  stock: {property: p}\nstates:\n  x:\n    stubs: [stok/available]\n", """
                The stub 'stok/available' does not begin with a third party that is declared.
                  Where: concordat.yml:5
                  Fix: did you mean 'stock/...'? Write '<third party>/<file>'. Declared under 'stubs': stock.""");
    }

    @Test
    void declaredWhenThirdPartyHasNoPropertyShowsHowToNameIt() {
        assertProblem(() -> catalogue("stubs:\n  stock: {mappings: stubs/stock}\n"), """
                The third party 'stock' has no 'property'.
                  Where: concordat.yml:2
                  Fix: name the application's property for its base URL: property: stock.url""");
    }
}
