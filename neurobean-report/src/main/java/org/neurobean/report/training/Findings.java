package org.neurobean.report.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.neurobean.io.NumberText;

/** Plain sentences made from the numbers of a report. They say what was seen, and what one run cannot show. */
final class Findings {

    /** Standard normal quantile of a two-sided 95 % interval. */
    private static final double Z = 1.959964;

    /** An interval of a share, both ends in [0, 1]. */
    record Interval(double low, double high) {}

    private final Report report;
    private final int testImages;

    Findings(Report report) {
        this.report = report;
        this.testImages = report.provenance().testImages();
    }

    /** Decimals of an accuracy in per cent that this many test images can carry. */
    int decimals() {
        return testImages >= 5000 ? 2 : 1;
    }

    /** The 95 % interval of an accuracy from only the number of test images, by Wilson (1927). */
    Interval interval(double accuracy) {
        double n = testImages;
        double middle = (accuracy + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z / (1 + Z * Z / n) * Math.sqrt(accuracy * (1 - accuracy) / n + Z * Z / (4 * n * n));
        // At the very ends the formula is exact, but its rounding is not.
        return new Interval(accuracy == 0 ? 0 : middle - half, accuracy == 1 ? 1 : middle + half);
    }

    /** What the runs reached, in one sentence. */
    String accuracies() {
        String all = report.runs().stream()
                .map(run -> run.name() + " " + NumberText.percent(run.testAccuracy(), decimals()))
                .collect(Collectors.joining(", "));
        return "Accuracy on " + NumberText.count(testImages) + " test images: " + all
                + (report.runs().size() > 1 ? ", one run each." : ", one run.");
    }

    /** What may be concluded from the accuracies, in one sentence. */
    String caution() {
        ReportedRun reference = report.reference();
        List<ReportedRun> others = report.runs().subList(1, report.runs().size());
        if (others.isEmpty()) {
            return "One run of one seed: how much another seed would change it is not known.";
        }
        ReportedRun farthest = others.stream()
                .max(Comparator.comparingDouble(run -> Math.abs(run.testAccuracy() - reference.testAccuracy())))
                .orElseThrow();
        double difference = farthest.testAccuracy() - reference.testAccuracy();
        double noise = samplingError(reference.testAccuracy(), farthest.testAccuracy());
        String what = (others.size() > 1 ? "The largest difference to " : "The difference to ") + reference.name()
                + ", " + NumberText.points(difference, decimals()) + " points (" + farthest.name() + "), ";
        String error = "\u00b1" + NumberText.points(noise, decimals()).substring(1) + " points";
        if (Math.abs(difference) <= noise) {
            return what + "is within what the choice of the test images alone leaves open (" + error
                    + "), and a second seed may turn it round: these runs do not tell the methods apart.";
        }
        return what + "is more than the choice of the test images alone explains (" + error
                + "), but with one seed each it may still be the seed and not the method.";
    }

    /**
     * Half the 95 % interval of a difference of two accuracies, each on that many images. The runs share their images,
     * which makes the true one smaller: this errs on the side of caution. At least one image.
     */
    private double samplingError(double a, double b) {
        return Math.max(1.0 / testImages, Z * Math.sqrt((a * (1 - a) + b * (1 - b)) / testImages));
    }

    /** How strongly the neurons of the pictured layers prefer one target, in one sentence. */
    String preference() {
        List<String> parts = new ArrayList<>();
        Set<Integer> targets = new TreeSet<>();
        for (ReportedRun run : report.runs()) {
            double share = new NeuronOrder(run.weights()).preferredShare();
            parts.add(run.name() + " " + NumberText.percent(share, 0));
            targets.add(run.weights().targets());
        }
        String even = targets.stream().map(m -> NumberText.percent(1.0 / m, 0)).collect(Collectors.joining(" or "));
        return "Of all outgoing weight, by amount, this share goes from a neuron to the one target it prefers: "
                + String.join(", ", parts) + "; weights of equal amount would give " + even + ".";
    }
}
