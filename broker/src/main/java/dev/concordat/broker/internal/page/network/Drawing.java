package dev.concordat.broker.internal.page.network;

import java.util.List;

/**
 * Where everything is drawn.
 *
 * @param width of the whole
 * @param height of the whole
 * @param boxes the pacticipants
 * @param lines who talks to whom
 */
public record Drawing(int width, int height, List<Box> boxes, List<Line> lines) {

    /** Copies. */
    public Drawing {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    /**
     * A pacticipant.
     *
     * @param name its name
     * @param x its left edge
     * @param y its upper edge
     */
    public record Box(String name, int x, int y) {

        /** How wide every box is. */
        public static final int WIDTH = 184;

        /** How high every box is. */
        public static final int HEIGHT = 34;
    }

    /**
     * A line from a consumer to a provider, with a place in its middle for a mark.
     *
     * @param arrow what it says
     * @param path as SVG writes paths
     * @param markX the place for a mark
     * @param markY the place for a mark
     */
    public record Line(Arrow arrow, String path, int markX, int markY) {}
}
