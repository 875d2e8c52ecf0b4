package dev.concordat.benchmarks;

import java.util.function.Consumer;

/** Benchmarks that belong together. */
public interface Suite {

    /** What it is called on the command line. */
    String name();

    /**
     * Measures.
     *
     * @param quick whether a rough answer soon is better than a good one late
     * @param figures takes each figure as soon as it is known
     */
    void run(boolean quick, Consumer<Figure> figures) throws Exception;
}
