package dev.concordat.database.internal.snapshot;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Masks of texts without a structure of their own. */
record TextMasks(Pseudonyms pseudonyms) {

    /** As often as a short text may happen to stand for itself. */
    private static final int CHANCES = 20;

    private static final int HASH = 32;
    private static final int ATTEMPTS_STEP = 1_000_003;

    private static final List<String> FIRST = List.of(
            "Alma", "Bela", "Cato", "Dina", "Egon", "Fina", "Gero", "Hilla", "Ivo", "Jona", "Kaja", "Lino", "Mika",
            "Nela", "Odo", "Pia", "Quin", "Runa", "Silo", "Tilda", "Udo", "Vera", "Wanda", "Xenia", "Yara", "Zeno");

    private static final List<String> LAST = List.of(
            "Ahorn",
            "Birke",
            "Zeder",
            "Distel",
            "Eiche",
            "Fichte",
            "Ginster",
            "Hasel",
            "Iris",
            "Jasmin",
            "Kiefer",
            "Linde",
            "Mohn",
            "Nelke",
            "Olive",
            "Pappel",
            "Quitte",
            "Rose",
            "Salbei",
            "Tanne",
            "Ulme",
            "Veilchen",
            "Weide",
            "Ysop",
            "Zimt",
            "Zypresse");

    /** Other letters for letters, other digits for digits; never the text itself where it has any. */
    String shape(String text, int attempt) {
        for (int chance = 0; chance < CHANCES; chance++) {
            Pseudonyms.Draw draw = pseudonyms.of(text, attempt + chance * ATTEMPTS_STEP);
            StringBuilder shaped = new StringBuilder(text.length());
            text.codePoints().forEach(character -> shaped.appendCodePoint(Alphabets.another(character, draw)));
            if (!shaped.toString().equals(text)) {
                return shaped.toString();
            }
        }
        return text;
    }

    /** Hexadecimal digits, as many as fit into the column. */
    Mask hash(int length) {
        return (text, attempt) -> {
            String digits =
                    HexFormat.of().formatHex(pseudonyms.of(text, attempt).bytes(HASH / 2));
            return fit(digits, length);
        };
    }

    /** A name; with a number where the name alone is taken. */
    Mask name(int length) {
        return (text, attempt) -> {
            Pseudonyms.Draw draw = pseudonyms.of(text, attempt);
            String name = FIRST.get(draw.below(FIRST.size())) + " " + LAST.get(draw.below(LAST.size()));
            return attempt == 0 ? fit(name, length) : ending(name, " " + (1 + draw.below(9_999)), length);
        };
    }

    /** An address of a domain that is nobody's, by RFC 2606. */
    Mask email(int length) {
        return (text, attempt) -> {
            Pseudonyms.Draw draw = pseudonyms.of(text, attempt);
            String local = FIRST.get(draw.below(FIRST.size())) + "." + LAST.get(draw.below(LAST.size()));
            String end = "." + HexFormat.of().formatHex(draw.bytes(4)) + "@example.org";
            return ending(local.toLowerCase(Locale.ROOT), end, length);
        };
    }

    /** A number under a country code that is no country's. */
    Mask phone(int length) {
        return (text, attempt) -> {
            Pseudonyms.Draw draw = pseudonyms.of(text, attempt);
            StringBuilder number = new StringBuilder("+999");
            for (int digit = 0; digit < 9; digit++) {
                number.append(draw.below(10));
            }
            return length == 0 || number.length() <= length
                    ? number.toString()
                    : number.substring(number.length() - length);
        };
    }

    private static String ending(String start, String end, int length) {
        int room = length == 0 ? Integer.MAX_VALUE : length - end.length();
        return room >= start.length() ? start + end : fit(start.substring(0, Math.max(0, room)) + end, length);
    }

    private static String fit(String text, int length) {
        return length == 0 || text.length() <= length ? text : text.substring(text.length() - length);
    }
}
