package dev.concordat.database.internal.snapshot;

import dev.concordat.database.internal.fixture.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Which mask a rule comes to for values of a type. */
final class TypeMasks {

    /** Categories whose values are numbers, booleans, times, labels of the schema or bits. */
    private static final Set<String> HARMLESS_CATEGORIES = Set.of("N", "B", "D", "T", "E", "V");

    private static final Set<String> HARMLESS = Set.of(
            "int4range",
            "int8range",
            "numrange",
            "daterange",
            "tsrange",
            "tstzrange",
            "int4multirange",
            "int8multirange",
            "nummultirange",
            "datemultirange",
            "tsmultirange",
            "tstzmultirange",
            "pg_lsn",
            "xid",
            "xid8",
            "cid",
            "tid",
            "pg_snapshot",
            "txid_snapshot");

    private static final Set<String> WITH_DAYS = Set.of(
            "date",
            "timestamp",
            "timestamptz",
            "daterange",
            "tsrange",
            "tstzrange",
            "datemultirange",
            "tsmultirange",
            "tstzmultirange");

    private static final Set<String> NUMBERS = Set.of("int2", "int4", "int8", "numeric", "float4", "float8");

    private final TextMasks texts;
    private final ValueMasks values;
    private final Map<String, Mask> shapes;

    TypeMasks(Pseudonyms pseudonyms) {
        texts = new TextMasks(pseudonyms);
        values = new ValueMasks(pseudonyms);
        shapes = Map.ofEntries(
                Map.entry("json", new JsonMask(texts::shape)),
                Map.entry("jsonb", new JsonMask(texts::shape)),
                Map.entry("jsonpath", new JsonMask(texts::shape)),
                Map.entry("hstore", new HstoreMask(texts::shape)),
                Map.entry("xml", new XmlMask(texts::shape)),
                Map.entry("char", texts::shape),
                Map.entry("bytea", values::bytes),
                Map.entry("uuid", values::uuid),
                Map.entry("inet", values.address(false)),
                Map.entry("cidr", values.address(true)),
                Map.entry("macaddr", values::device),
                Map.entry("macaddr8", values::device),
                Map.entry("tsvector", QuotedParts.lexemes(texts::shape)),
                Map.entry("tsquery", QuotedParts.lexemes(texts::shape)));
    }

    static boolean isNumber(ValueType type) {
        return NUMBERS.contains(type.name());
    }

    static boolean isText(ValueType type) {
        return type.category().equals("S");
    }

    /** Whether values of a type, or all parts of them, show nothing of anybody. */
    static boolean isHarmless(ValueType type) {
        return parts(type).stream()
                .allMatch(part -> HARMLESS_CATEGORIES.contains(part.category()) || HARMLESS.contains(part.name()));
    }

    private static List<ValueType> parts(ValueType type) {
        ValueType element = type.element();
        if (element != null) {
            return parts(element);
        }
        return type.attributes().isEmpty()
                ? List.of(type)
                : type.attributes().values().stream()
                        .flatMap(part -> parts(part).stream())
                        .toList();
    }

    /** What is done to values of a type that may be somebody's; empty where nothing is known of it. */
    Optional<Mask> unruled(ValueType type) {
        return whole(type, this::unruledPart);
    }

    /** What a rule does to values of a type; empty where it cannot. */
    Optional<Mask> of(MaskRule rule, ValueType type, int length) {
        return switch (rule.action()) {
            case KEEP -> Optional.of(Mask.KEEP);
            case NULL, FIXED -> Optional.of((value, attempt) -> rule.argument());
            case SHAPE -> whole(type, part -> isNumber(part) ? Optional.of(values.number(part.name())) : shape(part));
            case HASH -> whole(type, part -> hash(part, length));
            case EMAIL -> whole(type, part -> text(part, texts.email(length)));
            case NAME -> whole(type, part -> text(part, texts.name(length)));
            case PHONE -> whole(type, part -> text(part, texts.phone(length)));
            case SHIFT ->
                whole(
                        type,
                        part -> WITH_DAYS.contains(part.name())
                                ? Optional.of(values.shift(Integer.parseInt(rule.argument())))
                                : Optional.empty());
        };
    }

    private Optional<Mask> unruledPart(ValueType type) {
        return isHarmless(type) ? Optional.of(Mask.KEEP) : shape(type);
    }

    private Optional<Mask> shape(ValueType type) {
        if (type.category().equals("G")) {
            return Optional.of(values::digits);
        }
        Mask shape = shapes.get(type.name());
        return shape != null ? Optional.of(shape) : text(type, texts::shape);
    }

    private Optional<Mask> hash(ValueType type, int length) {
        return switch (type.name()) {
            case "uuid" -> Optional.of(values::uuid);
            case "bytea" -> Optional.of(values::bytes);
            default -> isNumber(type) ? Optional.of(values.numberOf(type.name())) : text(type, texts.hash(length));
        };
    }

    private static Optional<Mask> text(ValueType type, Mask mask) {
        return isText(type) ? Optional.of(mask) : Optional.empty();
    }

    /** The mask of one part of a value, by its type. */
    private interface Part {
        Optional<Mask> of(ValueType type);
    }

    private static Optional<Mask> whole(ValueType type, Part part) {
        ValueType element = type.element();
        if (element != null) {
            return whole(element, part).map(mask -> (value, attempt) -> Literal.array(value, type, mask, attempt));
        }
        if (type.attributes().isEmpty()) {
            return part.of(type);
        }
        AtomicBoolean all = new AtomicBoolean(true);
        List<Mask> masks = type.attributes().values().stream()
                .map(attribute -> whole(attribute, part).orElseGet(() -> {
                    all.set(false);
                    return Mask.KEEP;
                }))
                .toList();
        return all.get()
                ? Optional.of((value, attempt) -> Literal.composite(
                        value, (index, inner) -> masks.get(index).of(inner, attempt)))
                : Optional.empty();
    }
}
