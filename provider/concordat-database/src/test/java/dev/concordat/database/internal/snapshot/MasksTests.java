package dev.concordat.database.internal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.database.internal.fixture.ValueType;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a value. Where it hangs on the key, only its form is said. */
class MasksTests {

    private static final Mask STARS = (value, attempt) -> "*".repeat(value.length());

    private final Pseudonyms pseudonyms = Pseudonyms.with(Optional.of("a key of these tests alone"));
    private final TextMasks texts = new TextMasks(pseudonyms);
    private final ValueMasks values = new ValueMasks(pseudonyms);

    @Test
    void shapeWhenTextIsAnyKeepsItsLengthCaseAndPunctuation() {
        assertThat(texts.shape("Ada Lovelace <ada@lovelace.org>, +44 20-7946", 0))
                .matches("[A-Z][a-z]{2} [A-Z][a-z]{7} <[a-z]{3}@[a-z]{8}\\.[a-z]{3}>, \\+\\d\\d \\d\\d-\\d{4}")
                .doesNotContainIgnoringCase("ada")
                .doesNotContainIgnoringCase("lovelace");
        assertThat(texts.shape("Ää Жж 日本 \uD83D\uDE00", 0))
                .matches("[À-Ü][à-ü] [А-Я][а-я] \\p{IsHan}{2} \uD83D\uDE00")
                .isNotEqualTo("Ää Жж 日本 \uD83D\uDE00");
        assertThat(texts.shape("", 0)).isEmpty();
        assertThat(texts.shape("--", 0)).isEqualTo("--");
    }

    @Test
    void shapeWhenTextIsOneCharacterIsNeverItself() {
        for (char letter = 'a'; letter <= 'z'; letter++) {
            assertThat(texts.shape(String.valueOf(letter), 0)).isNotEqualTo(String.valueOf(letter));
        }
    }

    @Test
    void maskWhenKeyIsAnotherOneGivesAnotherValue() {
        TextMasks others = new TextMasks(Pseudonyms.with(Optional.empty()));

        assertThat(texts.shape("Ada Lovelace", 0))
                .isEqualTo(texts.shape("Ada Lovelace", 0))
                .isNotEqualTo(others.shape("Ada Lovelace", 0));
        assertThat(values.uuid("x", 0)).isNotEqualTo(values.uuid("x", 1));
    }

    @Test
    void distinctWhenValuesAreFewGivesEachOneOfItsOwn() {
        DistinctMask distinct = new DistinctMask(texts::shape, "table.column", "shape");
        Set<String> masked = new HashSet<>();

        IntStream.range(0, 100).forEach(number -> masked.add(distinct.of(String.format("%02d", number), 0)));

        assertThat(masked).hasSize(100).allMatch(value -> value.matches("\\d\\d"));
        assertThat(distinct.of("07", 0)).isEqualTo(distinct.of("07", 5));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
            {"name": "Ada", "n": 1.50}             | {"name": "***", "n": 1.50}
            ["Ada", {"x" : ["A"]}, null, true]     | ["***", {"x" : ["*"]}, null, true]
            {"ada@x.org": "", "4711": 1}           | {"*********": "", "****": 1}
            "a\\"b\\\\\\u00e4\\n"                  | "******"
            ""                                     | ""
            {}                                     | {}
            """)
    void jsonWhenItHoldsTextsMasksTheseAlone(String document, String expected) {
        assertThat(new JsonMask(STARS).of(document, 0)).isEqualTo(expected);
    }

    @Test
    void jsonWhenATextIsVeryLongNeedsNoStackForIt() {
        String text = "\\\"a".repeat(200_000);

        assertThat(new JsonMask(STARS).of("[\"" + text + "\"]", 0)).hasSize(400_004);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
            <p id="Ada" xmlns="urn:x" xmlns:a='urn:a'>Ada &amp; &#228;co</p> | <p id="***" xmlns="urn:x" xmlns:a='urn:a'>****&amp; &#228;**</p>
            <a><!-- Ada --><![CDATA[<Ada>]]><?go Ada?><b/> </a>              | <a><!--*****--><![CDATA[*****]]><?go****?><b/> </a>
            <?xml version="1.0"?><a b='x>y'>z</a>                            | <?xml version="1.0"?><a b='***'>*</a>
            plain "text" = 'here'                                            | *********************
            """)
    void xmlWhenItHoldsTextsMasksTheseAlone(String document, String expected) {
        assertThat(new XmlMask(STARS).of(document, 0)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
            "name"=>"Ada", "a b"=>NULL, "x"=>"a\\"b" | "name"=>"***", "***"=>NULL, "x"=>"***"
            ""=>""                                   | ""=>""
            """)
    void hstoreWhenItHoldsTextsMasksTheseAlone(String value, String expected) {
        assertThat(new HstoreMask(STARS).of(value, 0)).isEqualTo(expected);
    }

    @Test
    void lexemesWhenQuotedMasksWhatIsInTheQuotes() {
        assertThat(QuotedParts.lexemes(STARS).of("'ada':1A,2 'it''s':3 'a\\\\b'", 0))
                .isEqualTo("'***':1A,2 '*****':3 '****'");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
            {a,"b c",NULL,"NULL",""} | {"*","***",NULL,"****",""}
            {{a,b},{c,d}}            | {{"*","*"},{"*","*"}}
            [0:1]={a,"x\\"y"}        | [0:1]={"*","***"}
            {}                       | {}
            """)
    void arrayWhenItHasElementsMasksEach(String value, String expected) {
        ValueType type = new ValueType(ValueType.Kind.ARRAY, "text[]", "A", null, ",", Map.of());

        assertThat(Literal.array(value, type, STARS, 0)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
            (a,,"x ""y"", z")     | ("0*",,"2********")
            (,)                   | (,)
            ("")                  | ("0")
            """)
    void compositeWhenItHasAttributesMasksEach(String value, String expected) {
        assertThat(Literal.composite(value, (index, part) -> index + STARS.of(part, 0)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-28, 2026-03-01", "2026-02-28 10:30:00.5+00, 2026-03-01 10:30:00.5+00", "infinity, infinity",
        "0001-12-31 23:59:59 BC, 0001-01-01 23:59:59", "'[2026-01-01,)', '[2026-01-02,)'", "10000-01-01, 10000-01-02"
    })
    void shiftWhenByADayMovesEveryDate(String value, String later) {
        String shifted = values.shift(1).of(value, 0);

        assertThat(shifted.equals(later) ? value : values.shift(1).of(later, 0))
                .as("one day later, or one earlier: that hangs on the key")
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
            4711              | [1-9]\\d{3}
            -12.50            | -[1-9]\\d\\.\\d\\d
            0                 | 0
            0.5               | 0\\.\\d
            1.5e-10           | [1-9]\\.\\de-10
            NaN               | NaN
            (12.25,-3e+20)    | \\([1-9]\\d\\.\\d\\d,-[1-9]e\\+20\\)
            """)
    void digitsWhenANumberIsAnyStaysANumber(String value, String pattern) {
        assertThat(values.digits(value, 0)).matches(pattern);
    }

    @Test
    void numbersWhenTypeIsSmallFitIntoIt() {
        for (int number = 1; number < 2_000; number++) {
            String text = Integer.toString(30_000 + number);
            assertThat(Integer.parseInt(values.number("int2").of(text, 0))).isBetween(0, (int) Short.MAX_VALUE);
            assertThat(Integer.parseInt(values.numberOf("int2").of(text, 0))).isBetween(1, (int) Short.MAX_VALUE);
        }
    }

    @Test
    void addressesWhenMaskedAreNobodys() {
        assertThat(values.address(false).of("172.16.254.1/16", 0)).matches("10\\.\\d+\\.\\d+\\.\\d+/16");
        assertThat(values.address(true).of("192.168.0.0/16", 0)).matches("10\\.\\d+\\.0\\.0/16");
        assertThat(values.address(false).of("2001:db8::1", 0)).startsWith("fd");
        assertThat(values.device("08:00:2b:01:02:03", 0)).matches("02(:[0-9a-f]{2}){5}");
        assertThat(values.bytes("\\xdeadbeef", 0)).matches("\\\\x[0-9a-f]{8}").isNotEqualTo("\\xdeadbeef");
        assertThat(values.uuid("a", 0)).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void fakesWhenColumnsAreShortFitIntoThem() {
        assertThat(texts.email(0).of("x", 0)).matches("[a-z]+\\.[a-z]+\\.[0-9a-f]{8}@example\\.org");
        assertThat(texts.email(25).of("x", 0)).hasSizeLessThanOrEqualTo(25).endsWith("@example.org");
        assertThat(texts.name(0).of("x", 0)).matches("[A-Z][a-z]+ [A-Z][a-z]+");
        assertThat(texts.name(5).of("x", 3)).hasSize(5);
        assertThat(texts.phone(0).of("x", 0)).matches("\\+999\\d{9}");
        assertThat(texts.phone(6).of("x", 0)).matches("\\d{6}");
        assertThat(texts.hash(0).of("x", 0)).matches("[0-9a-f]{32}");
        assertThat(texts.hash(7).of("x", 0)).matches("[0-9a-f]{7}");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
            (status = ANY (ARRAY['NEW'::text, 'O''LD'::text]))                                                  | true
            ((status)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying(3)])::text[]))         | true
            ((status IS NULL) OR (status = 'A'::bpchar))                                                        | true
            (status ~ '^DE'::text)                                                                              | false
            (status <> 'A'::text)                                                                               | false
            ((status = 'A'::text) OR (other = 'B'::text))                                                       | false
            (length(status) = 3)                                                                                | false
            (status = upper(status))                                                                            | false
            """)
    void enumeratedWhenACheckListsValuesIsOne(String expression, boolean expected) {
        assertThat(Enumerated.isOne(expression, "status")).isEqualTo(expected);
    }

    @Test
    void weightWhenPatternsSayMoreIsMore() {
        assertThat(NamePattern.of("customer.name").weight())
                .isGreaterThan(NamePattern.of("customer.na*").weight());
        assertThat(NamePattern.of("customer.*").weight())
                .isGreaterThan(NamePattern.of("*.name").weight());
        assertThat(NamePattern.of("a.b*").fits("a.bc")).isTrue();
        assertThat(NamePattern.of("a.b*").fits("axbc")).isFalse();
    }
}
