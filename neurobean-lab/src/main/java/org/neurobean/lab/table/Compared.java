package org.neurobean.lab.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.NumberText;
import org.neurobean.lab.statistics.Statistics;

/**
 * Two things compared at one number of shots.
 *
 * @param shots of each class
 * @param difference in points, above 0 if the first one is better
 * @param p of the paired t-test, corrected for the other numbers of shots that the same sentence speaks of; NaN if there
 *     are too few draws
 * @param paper the paper's difference; null if it has none
 * @param against the second one, if it is another at other numbers of shots; empty otherwise
 */
record Compared(
        int shots,
        Statistics.Interval difference,
        double p,
        @Nullable Double paper,
        String against) {

    /** Fewer draws are not judged: whether their differences are near a normal distribution cannot be seen. */
    static final int FEWEST_DRAWS = 5;

    /** A comparison by itself. */
    static Compared of(int shots, Statistics.Interval difference, @Nullable Double paper, String against) {
        return new Compared(
                shots, difference, difference.n() < FEWEST_DRAWS ? Double.NaN : difference.p(), paper, against);
    }

    /** The same comparisons, each as one of all of them: by Holm's correction. Those with too few draws do not count. */
    static List<Compared> together(List<Compared> comparisons) {
        double[] p = Statistics.holm(
                Statistics.known(comparisons.stream().mapToDouble(Compared::p).toArray()));
        List<Compared> corrected = new ArrayList<>();
        int judged = 0;
        for (Compared each : comparisons) {
            corrected.add(
                    Double.isNaN(each.p)
                            ? each
                            : new Compared(each.shots, each.difference, p[judged++], each.paper, each.against));
        }
        return corrected;
    }

    /** What the draws support. */
    enum Side {
        BETTER,
        WORSE,
        OPEN,
        FEW
    }

    Side side() {
        if (Double.isNaN(p)) {
            return Side.FEW;
        }
        return p >= Statistics.LEVEL ? Side.OPEN : difference.mean() > 0 ? Side.BETTER : Side.WORSE;
    }

    Finding.Verdict verdict() {
        if (paper == null) {
            return Finding.Verdict.BEYOND;
        }
        return switch (side()) {
            case BETTER -> paper > 0 ? Finding.Verdict.REPRODUCED : Finding.Verdict.CONTRADICTED;
            case WORSE -> paper < 0 ? Finding.Verdict.REPRODUCED : Finding.Verdict.CONTRADICTED;
            case OPEN, FEW -> Finding.Verdict.UNDECIDED;
        };
    }

    /**
     * Sentences about a comparison at several numbers of shots: one for those that the draws decide in one way, after Holm's
     * correction for all of them.
     *
     * @param where "On MNIST"
     * @param first what is compared, as a sentence calls it
     * @param second with what
     */
    static List<Finding> findings(String where, String first, String second, List<Compared> comparisons) {
        return findings(where, first, second, comparisons, Compared::verdict);
    }

    /** The same with your own verdicts. */
    static List<Finding> findings(
            String where,
            String first,
            String second,
            List<Compared> comparisons,
            Function<Compared, Finding.Verdict> verdictOf) {
        List<Finding> findings = new ArrayList<>();
        List<Compared> together = together(comparisons);
        for (Side side : Side.values()) {
            for (Finding.Verdict verdict : Finding.Verdict.values()) {
                List<Compared> alike = together.stream()
                        .filter(each -> each.side() == side && verdictOf.apply(each) == verdict)
                        .toList();
                if (!alike.isEmpty()) {
                    findings.add(new Finding(verdict, where + ", " + sentence(side, first, second, alike)));
                }
            }
        }
        return findings;
    }

    private static String sentence(Side side, String first, String second, List<Compared> alike) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < alike.size(); i++) {
            parts.add(alike.get(i)
                    .text(i == 0
                            || alike.get(i).difference.n()
                                    != alike.get(i - 1).difference.n()));
        }
        String list = joined(parts);
        return switch (side) {
            case BETTER -> first + " is better than " + second + " " + list + ".";
            case WORSE -> first + " is worse than " + second + " " + list + ".";
            case OPEN -> "the draws do not decide between " + first + " and " + second + " " + list + ".";
            case FEW ->
                "too few draws are finished to tell " + first + " from " + second + " "
                        + joined(alike.stream()
                                .map(each -> with(each.shots) + " (" + each.difference.n() + ")")
                                .toList())
                        + ".";
        };
    }

    /**
     * "with 10 shots by 5.2 points (95 % interval 4.5 to 5.9, 20 draws; paper: better by 9.1)".
     *
     * @param first whether the words are needed that say what the numbers are
     */
    private String text(boolean first) {
        Side side = side();
        boolean turned = side == Side.WORSE;
        double low = turned ? -difference.high() : difference.low();
        double high = turned ? -difference.low() : difference.high();
        List<String> facts = new ArrayList<>();
        if (!against.isEmpty()) {
            facts.add(against);
        }
        if (side == Side.OPEN) {
            facts.add("difference " + signed(difference.mean()));
        }
        facts.add((first ? "95 % interval " : "") + points(low) + " to " + points(high)
                + (first ? ", " + difference.n() + " draws" : ""));
        if (side == Side.OPEN && (low > 0 || high < 0)) {
            // The interval by itself would say more than the sentence does.
            facts.add("p = " + NumberText.ascii(p, p < 0.1 ? 3 : 2) + " after Holm's correction");
        }
        if (paper != null) {
            facts.add("paper: " + (paper < 0 ? "worse by " : "better by ") + points(Math.abs(paper)));
        }
        String amount =
                side == Side.OPEN ? "" : " by " + points(Math.abs(difference.mean())) + (first ? " points" : "");
        return with(shots) + amount + " (" + String.join("; ", facts) + ")";
    }

    /** Null if either is. */
    static @Nullable Double difference(@Nullable Double one, @Nullable Double other) {
        return one == null || other == null ? null : Double.valueOf(one - other);
    }

    static String with(int shots) {
        return "with " + shots + (shots == 1 ? " shot" : " shots");
    }

    /** "5.2"; a second decimal if one would hide which side of 0 it is on. */
    static String points(double value) {
        int decimals = Math.abs(value) < 0.05 && value != 0 ? 2 : 1;
        return NumberText.fixed(value, decimals);
    }

    static String signed(double value) {
        String text = points(value);
        return value > 0 ? "+" + text : text;
    }

    /** "a", "a and b", "a, b and c". */
    static String joined(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : parts.stream().limit(last).collect(Collectors.joining(", ")) + " and " + parts.get(last);
    }
}
