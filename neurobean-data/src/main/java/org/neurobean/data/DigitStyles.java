package org.neurobean.data;

import java.util.ArrayList;
import java.util.List;

/**
 * How people write the ten digits: for each, some styles of one or more pen strokes in a unit square, x to the right,
 * y down. If one stroke ends at the point where the next begins, the pen continues round a corner.
 */
final class DigitStyles {

    /** A point of the plane. */
    record Point(double x, double y) {}

    /** A pen stroke: the points of a fine polyline. */
    record Stroke(List<Point> points) {}

    private static final int STEPS = 5;

    private static final List<List<List<Stroke>>> STYLES = List.of(
            List.of(
                    List.of(curve(.55, .08, .3, .2, .22, .5, .3, .8, .52, .92, .73, .8, .79, .48, .72, .2, .52, .08)),
                    List.of(curve(
                            .66, .14, .46, .08, .28, .24, .22, .52, .32, .84, .54, .92, .74, .74, .76, .44, .66, .2,
                            .44, .14))),
            List.of(
                    List.of(line(.5, .08, .5, .92)),
                    List.of(line(.34, .28, .54, .08, .54, .92)),
                    List.of(line(.34, .24, .52, .08, .52, .92), line(.32, .92, .74, .92))),
            List.of(
                    List.of(
                            curve(.22, .3, .34, .12, .56, .08, .74, .22, .69, .44, .46, .68, .22, .91),
                            line(.22, .91, .8, .9)),
                    List.of(curve(
                            .26, .24, .44, .09, .68, .16, .7, .38, .52, .64, .32, .86, .2, .84, .28, .73, .48, .8, .66,
                            .9, .82, .84))),
            List.of(
                    List.of(
                            curve(.24, .18, .44, .07, .68, .15, .66, .36, .42, .47),
                            curve(.42, .47, .7, .54, .76, .74, .52, .93, .22, .82)),
                    List.of(line(.26, .1, .74, .1, .46, .42), curve(.46, .42, .72, .52, .77, .74, .54, .93, .22, .84))),
            List.of(
                    List.of(line(.32, .1, .22, .56, .8, .54), line(.64, .28, .6, .92)),
                    List.of(line(.62, .92, .62, .08, .18, .64, .84, .64)),
                    List.of(curve(.3, .12, .24, .38, .32, .54, .52, .54, .7, .44), curve(.74, .1, .7, .44, .66, .92))),
            List.of(
                    List.of(
                            line(.76, .1, .34, .1, .28, .46),
                            curve(.28, .46, .5, .38, .74, .5, .76, .72, .54, .92, .22, .84)),
                    List.of(curve(
                            .74, .12, .52, .09, .34, .16, .32, .38, .52, .45, .72, .58, .7, .8, .48, .92, .24, .84))),
            List.of(
                    List.of(curve(
                            .68, .08, .42, .24, .26, .52, .27, .78, .46, .93, .7, .84, .73, .64, .54, .52, .3, .66)),
                    List.of(curve(
                            .5, .06, .33, .36, .25, .68, .4, .91, .66, .88, .76, .7, .6, .56, .4, .62, .29, .78))),
            List.of(
                    List.of(line(.2, .12, .78, .12), curve(.78, .12, .6, .44, .46, .92)),
                    List.of(line(.2, .12, .78, .12), curve(.78, .12, .6, .44, .46, .92), line(.36, .5, .74, .48)),
                    List.of(line(.22, .26, .24, .12, .76, .1), curve(.76, .1, .64, .36, .54, .6, .52, .92))),
            List.of(
                    List.of(curve(
                            .7, .18, .48, .07, .29, .2, .38, .4, .62, .56, .75, .76, .52, .93, .27, .78, .38, .57, .62,
                            .38, .72, .18)),
                    List.of(
                            curve(.5, .48, .3, .38, .31, .16, .5, .07, .69, .16, .7, .38, .5, .48),
                            curve(.5, .48, .27, .6, .26, .82, .5, .93, .74, .82, .73, .6, .5, .48))),
            List.of(
                    List.of(
                            curve(.72, .24, .54, .08, .3, .18, .28, .42, .5, .5, .68, .38, .73, .2),
                            curve(.73, .2, .71, .52, .65, .92)),
                    List.of(
                            curve(.7, .18, .48, .07, .28, .24, .36, .46, .58, .44, .72, .24),
                            curve(.72, .24, .74, .56, .6, .86, .3, .9))));

    private DigitStyles() {}

    /** The styles of a digit from 0 to 9. */
    static List<List<Stroke>> of(int digit) {
        return STYLES.get(digit);
    }

    /** Straight pieces from point to point. */
    private static Stroke line(double... xy) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i + 3 < xy.length; i += 2) {
            for (int step = 0; step < STEPS; step++) {
                double t = (double) step / STEPS;
                points.add(new Point(xy[i] + t * (xy[i + 2] - xy[i]), xy[i + 1] + t * (xy[i + 3] - xy[i + 1])));
            }
        }
        points.add(new Point(xy[xy.length - 2], xy[xy.length - 1]));
        return new Stroke(List.copyOf(points));
    }

    /** A smooth curve through the points (Catmull and Rom 1974). */
    private static Stroke curve(double... xy) {
        int count = xy.length / 2;
        List<Point> points = new ArrayList<>();
        for (int i = 0; i + 1 < count; i++) {
            int before = Math.max(0, i - 1);
            int after = Math.min(count - 1, i + 2);
            for (int step = 0; step < STEPS; step++) {
                double t = (double) step / STEPS;
                points.add(new Point(
                        spline(xy[2 * before], xy[2 * i], xy[2 * i + 2], xy[2 * after], t),
                        spline(xy[2 * before + 1], xy[2 * i + 1], xy[2 * i + 3], xy[2 * after + 1], t)));
            }
        }
        points.add(new Point(xy[xy.length - 2], xy[xy.length - 1]));
        return new Stroke(List.copyOf(points));
    }

    private static double spline(double before, double from, double to, double after, double t) {
        return 0.5
                * (2 * from
                        + t * (to - before)
                        + t * t * (2 * before - 5 * from + 4 * to - after)
                        + t * t * t * (3 * from - before - 3 * to + after));
    }
}
