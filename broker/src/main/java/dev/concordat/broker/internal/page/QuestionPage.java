package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.matrix.MatrixAnswers;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An answer of the matrix, read by people: can it be deployed, why, and the rows that it rests on. */
final class QuestionPage {

    private final MatrixAnswers answers;
    private final JdbcClient jdbc;

    QuestionPage(MatrixAnswers answers, JdbcClient jdbc) {
        this.answers = answers;
        this.jdbc = jdbc;
    }

    View view(Visit visit) {
        JsonNode answer = answers.of(visit.call());
        JsonNode deployable = answer.path("summary").path("deployable");
        Answer told = deployable.isNull() ? Answer.UNKNOWN : deployable.booleanValue() ? Answer.YES : Answer.NO;
        Values values = new Values(
                form(visit),
                told.key,
                told.label,
                told.mark,
                answer.path("notices")
                        .valueStream()
                        .map(notice -> notice.path("text").asString(""))
                        .toList(),
                answer.path("matrix").valueStream().map(row -> row(visit, row)).toList());
        return new View("question", "Matrix", View.Section.MATRIX, values);
    }

    /** What can be asked without knowing how questions are written. */
    Form form(Visit visit) {
        var query = visit.call().query();
        return new Form(
                visit.to().matrix(),
                options("select name from pacticipant order by name", query.get("q[][pacticipant]")),
                query.text("q[][version]").orElse(""),
                options("select name from environment order by production desc, name", query.get("environment")));
    }

    private List<Option> options(String sql, @Nullable String chosen) {
        return jdbc.sql(sql).query(String.class).list().stream()
                .map(name -> new Option(name, name.equals(chosen)))
                .toList();
    }

    private static Row row(Visit visit, JsonNode row) {
        Side consumer = Side.of(visit, row.path("consumer"));
        Side provider = Side.of(visit, row.path("provider"));
        JsonNode result = row.path("verificationResult");
        Boolean success =
                result.path("success").isBoolean() ? result.path("success").booleanValue() : null;
        String version = consumer.number();
        return new Row(
                consumer,
                provider,
                success == null ? null : Status.of(success, true),
                row.path("ignored").asBoolean(false),
                version == null
                        ? null
                        : visit.to()
                                .pact(consumer.name().text(), provider.name().text(), version));
    }

    /** How sure it is. */
    private enum Answer {
        YES("yes", "Can be deployed", Status.VERIFIED),
        NO("no", "Cannot be deployed", Status.FAILED),
        UNKNOWN("unknown", "Not known yet", Status.NEVER);

        private final String key;
        private final String label;
        private final String mark;

        Answer(String key, String label, Status like) {
            this.key = key;
            this.label = label;
            this.mark = like.mark();
        }
    }

    /** The values of the page. */
    record Values(Form form, String answer, String label, String mark, List<String> reasons, List<Row> rows) {

        boolean rowless() {
            return rows.isEmpty();
        }
    }

    /** The fields of a question, and what was asked. */
    record Form(String action, List<Option> pacticipants, String asked, List<Option> places) {}

    /** Something to choose. */
    record Option(String option, boolean chosen) {}

    /** A row of the matrix. */
    record Row(
            Side consumer,
            Side provider,
            @Nullable Status status,
            boolean ignored,
            @Nullable String pact) {}

    /** One side of a row. */
    record Side(
            Ref name,
            @Nullable String number,
            @Nullable Ref version,
            List<String> branches,
            List<String> tags,
            List<String> environments) {

        static Side of(Visit visit, JsonNode side) {
            String name = side.path("name").asString("");
            JsonNode version = side.path("version");
            String number = version.isObject() ? version.path("number").asString("") : null;
            return new Side(
                    new Ref(name, visit.to().pacticipant(name)),
                    number,
                    number == null ? null : new Ref(number, visit.to().version(name, number)),
                    names(version.path("branches")),
                    names(version.path("tags")),
                    names(version.path("environments")));
        }

        private static List<String> names(JsonNode all) {
            Stream<JsonNode> each = all.valueStream();
            return each.map(one -> one.path("name").asString("")).toList();
        }
    }
}
