package dev.concordat.provider.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.configuration.YamlValue;
import dev.concordat.provider.internal.template.Lookup;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlStatementTests {

    private static SqlStatement parse(String sql) {
        return SqlStatement.parse("x", new YamlValue.Scalar(new Origin("concordat.yml", 7), sql, sql));
    }

    @Test
    void parseWhenSqlHasPlacesBindsThem() {
        SqlStatement statement = parse("update t set a = ${a}, b = ${b:2} where id = ${a}");

        assertThat(statement.text()).isEqualTo("update t set a = ?, b = ? where id = ?");
        assertThat(statement.bound(new YamlTemplates("x", Lookup.of(Map.of("a", "1; drop table t")))))
                .containsExactly("1; drop table t", 2, "1; drop table t");
    }

    @Test
    void parseWhenQuestionMarkIsAnOperatorKeepsItOne() {
        assertThat(parse("select data ? 'key' from t").text()).isEqualTo("select data ?? 'key' from t");
    }

    @Test
    void parseWhenPlaceOrQuestionMarkIsInTextNameOrCommentLeavesIt() {
        String sql = "select 'why?', \"a?\" -- ${a}?\n /* ${b}? */ , $body$ ${c}? $body$, 'it''s'";

        assertThat(parse(sql).text()).isEqualTo(sql);
        assertThat(parse(sql).places()).isEmpty();
    }

    @Test
    void parseWhenPlaceIsInQuotesSaysToLeaveThemOut() {
        assertThatThrownBy(() -> parse("select * from t where name = '${name}'"))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        The SQL of provider state 'x' has a parameter inside quotes: '${name}'.
                          Where: concordat.yml:7
                          Fix: write it without the quotes: it is bound as a value, never pasted into the SQL.""");
    }
}
