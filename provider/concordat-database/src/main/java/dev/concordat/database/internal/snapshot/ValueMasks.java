package dev.concordat.database.internal.snapshot;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks of values that are no texts. What comes of them is a value of the same type. */
record ValueMasks(Pseudonyms pseudonyms) {

    private static final Pattern DATE =
            Pattern.compile("(\\d{4,6})-(\\d\\d)-(\\d\\d)( [\\d:.]+(?:[+-][\\d:]+)?)?( BC)?");

    private static final Map<String, BigInteger> LARGEST = Map.of(
            "int2", BigInteger.valueOf(Short.MAX_VALUE),
            "int4", BigInteger.valueOf(Integer.MAX_VALUE),
            "int8", BigInteger.ONE.shiftLeft(53));

    String uuid(String value, int attempt) {
        ByteBuffer bytes = ByteBuffer.wrap(pseudonyms.of(value, attempt).bytes(16));
        long high = (bytes.getLong() & ~0xf000L) | 0x4000L;
        long low = (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** As many bytes; PostgreSQL writes them as hexadecimal digits behind {@code \x}. */
    String bytes(String value, int attempt) {
        int count = Math.max(0, value.length() - 2) / 2;
        return "\\x" + HexFormat.of().formatHex(pseudonyms.of(value, attempt).bytes(count));
    }

    /** Other digits, as many; the first is no zero where it was none, else it stays one. Exponents stay. */
    String digits(String value, int attempt) {
        Pseudonyms.Draw draw = pseudonyms.of(value, attempt);
        StringBuilder digits = new StringBuilder(value.length());
        boolean exponent = false;
        char before = ' ';
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            boolean digit = character >= '0' && character <= '9';
            boolean first = before != '.' && !Character.isDigit(before);
            exponent = (character == 'e' && !first) || (exponent && (digit || character == '+' || character == '-'));
            if (!digit || exponent || (first && character == '0')) {
                digits.append(character);
            } else {
                digits.append((char) (first ? '1' + draw.below(9) : '0' + draw.below(10)));
            }
            before = character;
        }
        return digits.toString();
    }

    /** Other digits, as far as the type reaches. */
    Mask number(String type) {
        BigInteger largest = LARGEST.get(type);
        return largest == null
                ? this::digits
                : (value, attempt) -> {
                    BigInteger number = new BigInteger(digits(value, attempt));
                    return number.abs().compareTo(largest) <= 0
                            ? number.toString()
                            : number.remainder(largest).toString();
                };
    }

    /** A number that shows nothing of the value. */
    Mask numberOf(String type) {
        BigInteger largest = LARGEST.get(type);
        return largest == null
                ? this::digits
                : (value, attempt) -> new BigInteger(
                                1, pseudonyms.of(value, attempt).bytes(16))
                        .mod(largest)
                        .add(BigInteger.ONE)
                        .toString();
    }

    /** An address of a private network, with the same mask. */
    Mask address(boolean network) {
        return (value, attempt) -> {
            int slash = value.indexOf('/');
            String host = slash < 0 ? value : value.substring(0, slash);
            byte[] bytes = pseudonyms.of(value, attempt).bytes(host.indexOf(':') < 0 ? 4 : 16);
            bytes[0] = (byte) (bytes.length == 4 ? 10 : 0xfd);
            int bits = slash < 0 ? bytes.length * 8 : Integer.parseInt(value.substring(slash + 1));
            for (int bit = bits; network && bit < bytes.length * 8; bit++) {
                bytes[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
            }
            return text(bytes) + (slash < 0 ? "" : value.substring(slash));
        };
    }

    private static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("It has the length of one", e);
        }
    }

    /** An address of a device that nobody has made. */
    String device(String value, int attempt) {
        byte[] bytes =
                pseudonyms.of(value, attempt).bytes(value.replace(":", "").length() / 2);
        bytes[0] = 2;
        return HexFormat.ofDelimiter(":").formatHex(bytes);
    }

    /** Every day in a value some days later or earlier, by a number that belongs to the key: the same wherever. */
    Mask shift(int most) {
        int days = 1 + pseudonyms.of("shift", 0).below(most);
        int shift = pseudonyms.of("shift", 1).below(2) == 0 ? days : -days;
        return (value, attempt) ->
                DATE.matcher(value).replaceAll(date -> Matcher.quoteReplacement(shifted(date, shift)));
    }

    private static String shifted(java.util.regex.MatchResult date, int days) {
        int year = Integer.parseInt(date.group(1));
        try {
            LocalDate day = LocalDate.of(
                            date.group(5) == null ? year : 1 - year,
                            Integer.parseInt(date.group(2)),
                            Integer.parseInt(date.group(3)))
                    .plusDays(days);
            boolean before = day.getYear() < 1;
            return String.format(
                            "%04d-%02d-%02d",
                            before ? 1 - day.getYear() : day.getYear(), day.getMonthValue(), day.getDayOfMonth())
                    + (date.group(4) == null ? "" : date.group(4))
                    + (before ? " BC" : "");
        } catch (DateTimeException e) {
            throw new IllegalStateException("PostgreSQL wrote it: " + date.group(), e);
        }
    }
}
