package org.neurobean.lab.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Two things compared at one number of shots.
 *
 * @param shots of each class
 * @param difference in points, above 0 where the first one is better
 * @param paper the paper's difference; null where it has none
 * @param against the second one, where it is another at other numbers of shots; empty otherwise
 */
record Compared(
        int shots, Statistics.Interval difference, @Nullable Double paper, String against) {

    /** Fewer draws decide nothing: their interval is much too narrow. */
    static final int FEWEST_DRAWS = 5;

    /** What an interval supports. */
    enum Side {
        BETTER,
        WORSE,
        OPEN,
        FEW
    }

    Side side() {
        if (difference.n() < FEWEST_DRAWS) {
            return Side.FEW;
        }
        return difference.low() > 0 ? Side.BETTER : difference.high() < 0 ? Side.WORSE : Side.OPEN;
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
     * Sentences about a comparison at several numbers of shots: one for those that the draws decide in one way.
     *
     * @param where "On MNIST"
     * @param first what is compared, as a sentence calls it
     * @param second with what
     */
    static List<Finding> findings(String where, String first, String second, List<Compared> comparisons) {
        List<Finding> findings = new ArrayList<>();
        for (Side side : Side.values()) {
            for (Finding.Verdict verdict : Finding.Verdict.values()) {
                List<Compared> alike = comparisons.stream()
                        .filter(each -> each.side() == side && each.verdict() == verdict)
                        .toList();
                if (!alike.isEmpty()) {
                    findings.add(new Finding(verdict, where + " " + sentence(side, first, second, alike)));
                }
            }
        }
        return findings;
    }

    private static String sentence(Side side, String first, String second, List<Compared> alike) {
        String list = joined(alike.stream().map(Compared::text).toList());
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

    /** "with 10 shots by 5.2 points (95 % interval 4.5 to 5.9, 20 paired draws; paper +9.1)". */
    private String text() {
        boolean decided = side() != Side.OPEN;
        String amount = decided
                ? " by " + points(Math.abs(difference.mean())) + " points ("
                : " (difference " + signed(difference.mean()) + " points, ";
        boolean turned = side() == Side.WORSE;
        double low = turned ? -difference.high() : difference.low();
        double high = turned ? -difference.low() : difference.high();
        return with(shots) + amount + (against.isEmpty() ? "" : against + "; ") + "95 % interval " + points(low)
                + " to "
                + points(high) + ", " + difference.n() + " draws"
                + (paper == null
                        ? ""
                        : "; paper: " + (paper < 0 ? "worse by " : "better by ") + points(Math.abs(paper)))
                + ")";
    }

    static String with(int shots) {
        return "with " + shots + (shots == 1 ? " shot" : " shots");
    }

    /** "5.2"; a second decimal where one would hide which side of 0 it is on. */
    static String points(double value) {
        int decimals = Math.abs(value) < 0.05 && value != 0 ? 2 : 1;
        String text = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
        return (value < 0 && Double.parseDouble(text) != 0 ? "\u2212" : "") + text;
    }

    private static String signed(double value) {
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
