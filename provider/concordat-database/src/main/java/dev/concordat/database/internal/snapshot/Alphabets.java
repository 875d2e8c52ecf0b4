package dev.concordat.database.internal.snapshot;

/**
 * Letters that may stand for letters: of the same script and case, so that a text stays as long and as hard to handle.
 */
final class Alphabets {

    /** First and last of each. */
    private static final int[][] RANGES = {
        {'a', 'z'},
        {'A', 'Z'},
        {'0', '9'},
        {0x3b1, 0x3c1},
        {0x391, 0x3a1},
        {0x430, 0x44f},
        {0x410, 0x42f},
        {0x5d0, 0x5ea},
        {0x628, 0x63a},
        {0x905, 0x939},
        {0xe01, 0xe2e},
        {0x3041, 0x3096},
        {0x30a1, 0x30fa},
        {0x4e00, 0x9fa5},
        {0xac00, 0xd7a3},
    };

    private static final String SMALL = "àáâãäåæçèéêëìíîïñòóôõöøùúûü";
    private static final String LARGE = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜ";

    private Alphabets() {}

    /** Whether something else stands for a character. */
    static boolean isMasked(int character) {
        return Character.isLetterOrDigit(character);
    }

    /** What stands for a letter or digit; anything else stays. */
    static int another(int character, Pseudonyms.Draw draw) {
        if (!isMasked(character)) {
            return character;
        }
        for (int[] range : RANGES) {
            if (character >= range[0] && character <= range[1]) {
                return range[0] + draw.below(range[1] - range[0] + 1);
            }
        }
        if (character >= 0xc0 && character <= 0x24f) {
            String letters = Character.isUpperCase(character) ? LARGE : SMALL;
            return letters.charAt(draw.below(letters.length()));
        }
        if (Character.isDigit(character)) {
            return '0' + draw.below(10);
        }
        return (Character.isUpperCase(character) ? 'A' : 'a') + draw.below(26);
    }
}
