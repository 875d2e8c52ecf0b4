package dev.concordat.database.internal.settings;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlValue;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Reads what one entry of the section {@code databases} says, as the type that each key has.
 *
 * @param settings where it is read
 * @param prefix what stands before a key
 * @param section the entry, as the file has it
 */
record DatabaseValues(Settings settings, String prefix, YamlValue.Mapping section) {

    OptionalInt port(String key) {
        Optional<String> text = settings.value(prefix + key);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.get().matches("\\d{1,5}")
                || Integer.parseInt(text.get()) > 65_535
                || text.get().matches("0+")) {
            throw notValid(key, text.get(), "write a number from 1 to 65535, or leave it out for a free port.");
        }
        return OptionalInt.of(Integer.parseInt(text.get()));
    }

    Optional<Instant> instant(String key) {
        return settings.value(prefix + key).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException e) {
                throw notValid(key, text, "write an instant with its offset: \"2026-01-15T10:00:00Z\".");
            }
        });
    }

    Optional<String> version(String key) {
        Optional<String> text =
                settings.value(prefix + key).filter(version -> !version.equals(DatabaseSettings.LATEST));
        text.filter(version -> !AtVersion.isOne(version)).ifPresent(version -> {
            throw notValid(
                    key, version, "write the version of a migration, as in \"8\", or " + DatabaseSettings.LATEST + ".");
        });
        return text;
    }

    /** Nested keys dotted, of a list its texts with commas between them. */
    Map<String, String> texts(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        lists(key).forEach((name, list) -> texts.put(name, String.join(",", list)));
        return texts;
    }

    /** Nested keys dotted; one text is a list of one. */
    Map<String, List<String>> lists(String key) {
        Map<String, List<String>> flat = new LinkedHashMap<>();
        section.get(key).ifPresent(value -> flatten(prefix + key + ".", "", value.asMapping(prefix + key), flat));
        return flat;
    }

    private static void flatten(String key, String prefix, YamlValue.Mapping mapping, Map<String, List<String>> flat) {
        mapping.entries().forEach((name, value) -> {
            if (value instanceof YamlValue.Mapping nested) {
                flatten(key, prefix + name + ".", nested, flat);
            } else {
                flat.put(prefix + name, value.asTexts(key + prefix + name));
            }
        });
    }

    boolean flag(String key, boolean otherwise) {
        String text = settings.value(prefix + key).orElse(Boolean.toString(otherwise));
        if (!List.of("true", "false").contains(text)) {
            throw notValid(key, text, "write true or false.");
        }
        return Boolean.parseBoolean(text);
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        Optional<String> text = settings.value(prefix + key);
        if (text.isEmpty()) {
            return otherwise;
        }
        List<String> known = Stream.of(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = known.indexOf(text.get());
        if (index < 0) {
            throw notValid(key, text.get(), "write one of " + String.join(", ", known) + ".");
        }
        return type.getEnumConstants()[index];
    }

    Duration duration(String key, Duration otherwise) {
        return settings.value(prefix + key)
                .map(text -> Durations.parse(text)
                        .orElseThrow(() -> notValid(key, text, "write a number with its unit: 500ms, 5s or 1m.")))
                .orElse(otherwise);
    }

    private ConcordatException notValid(String key, String text, String fix) {
        return new ConcordatException(
                Problem.at(settings.origin(prefix + key), "'" + prefix + key + "' cannot be '" + text + "'.", fix));
    }
}
