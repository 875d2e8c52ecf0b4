package dev.concordat.broker.internal.page.network;

import java.util.List;

/** Lines that leave and reach boxes level, and bend between them. */
final class Curve {

    /** A place in the drawing. */
    record Point(double x, double y) {}

    private Curve() {}

    /** Curves between columns, straight past a column. */
    static String path(List<Point> points) {
        Point at = points.get(0);
        StringBuilder path = new StringBuilder().append('M').append(text(at));
        for (int i = 1; i < points.size(); i++) {
            Point next = points.get(i);
            if (i % 2 == 0) {
                path.append(" L").append(text(next));
            } else {
                double bend = (at.x() + next.x()) / 2;
                path.append(" C").append(text(new Point(bend, at.y())));
                path.append(' ').append(text(new Point(bend, next.y())));
                path.append(' ').append(text(next));
            }
            at = next;
        }
        return path.toString();
    }

    /** A place on the first curve, from 0 at its beginning to 1 at its end. */
    static Point at(Point from, Point to, double share) {
        double bend = (from.x() + to.x()) / 2;
        return new Point(cubic(share, from.x(), bend, bend, to.x()), cubic(share, from.y(), from.y(), to.y(), to.y()));
    }

    private static double cubic(double t, double... at) {
        double s = 1 - t;
        return s * s * s * at[0] + 3 * s * s * t * at[1] + 3 * s * t * t * at[2] + t * t * t * at[3];
    }

    private static String text(Point point) {
        return Math.round(point.x()) + " " + Math.round(point.y() * 10) / 10.0;
    }
}
