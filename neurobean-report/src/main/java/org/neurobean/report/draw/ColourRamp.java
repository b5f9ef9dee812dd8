package org.neurobean.report.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * Colours for numbers, along straight lines in OKLab (Ottosson 2020) between a few corners, so that equal steps of a
 * number look about equally large and lightness by itself still orders them in grey print.
 *
 * <p>Diverging ramps run from blue over nothing to orange, which stay apart for red-green and for blue-yellow
 * blindness. Sequential ramps fade into the background at their lower end.
 */
@SuppressWarnings("ImmutableEnumChecker") // OkLab is a record of numbers, and the array never changes.
public enum ColourRamp {
    DIVERGING_ON_LIGHT(OkLab.ofLch(0.44, 0.135, 255), OkLab.ofLch(0.985, 0, 0), OkLab.ofLch(0.50, 0.135, 48)),
    DIVERGING_ON_DARK(OkLab.ofLch(0.80, 0.115, 240), OkLab.ofLch(0.25, 0.008, 250), OkLab.ofLch(0.82, 0.13, 65)),
    SEQUENTIAL_ON_LIGHT(
            OkLab.ofLch(0.97, 0.012, 100),
            OkLab.ofLch(0.84, 0.105, 85),
            OkLab.ofLch(0.66, 0.15, 45),
            OkLab.ofLch(0.46, 0.15, 10),
            OkLab.ofLch(0.27, 0.10, 320)),
    SEQUENTIAL_ON_DARK(
            OkLab.ofLch(0.25, 0.02, 285),
            OkLab.ofLch(0.40, 0.12, 330),
            OkLab.ofLch(0.58, 0.16, 15),
            OkLab.ofLch(0.76, 0.14, 60),
            OkLab.ofLch(0.96, 0.08, 100));

    /** Steps that a page gets; odd, so that a diverging ramp has its zero in the middle. */
    private static final int STEPS = 33;

    private final OkLab[] corners;

    ColourRamp(OkLab... corners) {
        this.corners = corners;
    }

    /** The colour as 0xRRGGBB of a position in [0, 1] along the ramp; beyond, that of the end. */
    public int colour(double position) {
        double place = Math.min(1, Math.max(0, position)) * (corners.length - 1);
        int from = Math.min(corners.length - 2, (int) place);
        return corners[from].towards(corners[from + 1], place - from).rgb();
    }

    /** The ramp from its lower to its upper end as CSS colours. */
    public List<String> cssColours() {
        List<String> colours = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            colours.add(String.format("#%06x", colour(step / (STEPS - 1.0))));
        }
        return colours;
    }
}
