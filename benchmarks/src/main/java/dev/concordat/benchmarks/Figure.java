package dev.concordat.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A figure, and the one that it is to be seen beside.
 *
 * @param suite the suite it belongs to
 * @param name what was measured
 * @param value ours
 * @param unit of both
 * @param other what it was compared with
 * @param otherValue its value
 */
public record Figure(String suite, String name, double value, String unit, String other, double otherValue) {

    /** One line of JSON. */
    public String json() {
        return "{\"suite\":\"" + suite + "\",\"name\":\"" + name + "\",\"value\":" + rounded(value) + ",\"unit\":\""
                + unit
                + "\",\"compared_with\":\"" + other + ": " + rounded(otherValue) + " " + unit + "\",\"ratio\":"
                + rounded(otherValue / value) + "}";
    }

    private static String rounded(double number) {
        return BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
