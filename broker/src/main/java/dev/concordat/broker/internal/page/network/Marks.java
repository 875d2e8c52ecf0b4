package dev.concordat.broker.internal.page.network;

import dev.concordat.broker.internal.page.network.Curve.Point;
import java.util.ArrayList;
import java.util.List;

/** Finds a place for the mark of each line, near its middle and not on another's mark. */
final class Marks {

    private static final double[] SHARES = {0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78};

    /** As wide as a mark, and a little more. */
    private static final double APART = 17;

    private final List<Point> taken = new ArrayList<>();

    Point place(Point from, Point to) {
        Point found = Curve.at(from, to, SHARES[0]);
        for (double share : SHARES) {
            Point point = Curve.at(from, to, share);
            if (isFree(point)) {
                found = point;
                break;
            }
        }
        taken.add(found);
        return found;
    }

    private boolean isFree(Point point) {
        return taken.stream().allMatch(each -> Math.hypot(each.x() - point.x(), each.y() - point.y()) >= APART);
    }
}
