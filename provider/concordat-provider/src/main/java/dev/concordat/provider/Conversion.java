package dev.concordat.provider;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Turns a state parameter, which JSON knows as text, number or boolean, into what a method asks for. */
final class Conversion {

    private static final Map<Class<?>, Function<String, Object>> FROM_TEXT = Map.ofEntries(
            Map.entry(String.class, text -> text),
            Map.entry(int.class, text -> new BigDecimal(text).intValueExact()),
            Map.entry(Integer.class, text -> new BigDecimal(text).intValueExact()),
            Map.entry(long.class, text -> new BigDecimal(text).longValueExact()),
            Map.entry(Long.class, text -> new BigDecimal(text).longValueExact()),
            Map.entry(double.class, Double::valueOf),
            Map.entry(Double.class, Double::valueOf),
            Map.entry(boolean.class, Conversion::truth),
            Map.entry(Boolean.class, Conversion::truth),
            Map.entry(BigDecimal.class, BigDecimal::new),
            Map.entry(UUID.class, UUID::fromString));

    private Conversion() {}

    private static Object truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("Neither true nor false: " + text);
        }
        return Boolean.valueOf(text);
    }

    static boolean knows(Class<?> type) {
        return type == Object.class || type.isEnum() || FROM_TEXT.containsKey(type);
    }

    /** The value as that type; {@link IllegalArgumentException} where it is none. */
    static Object to(Class<?> type, Object value) {
        if (type.isInstance(value)) {
            return value;
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(value.toString()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No such constant: " + value));
        }
        Function<String, Object> conversion = FROM_TEXT.get(type);
        if (conversion == null) {
            throw new IllegalArgumentException("No conversion to " + type.getName());
        }
        try {
            return conversion.apply(value.toString());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("Does not fit: " + value, e);
        }
    }
}
