package dev.concordat.benchmarks;

import java.util.Collection;

/** The middle of several measurements, which one that was disturbed does not move. */
public final class Median {

    private Median() {}

    /** The median; the mean of the middle two where their number is even. */
    public static double of(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
