package org.neurobean.report.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static Findings of(int testImages, double... accuracies) {
        List<ReportedRun> runs = IntStream.range(0, accuracies.length)
                .mapToObj(i -> FakeReports.run("run " + i, "as it is", accuracies[i], i, 2))
                .toList();
        return new Findings(new Report("title", "summary", FakeReports.provenance(testImages), runs));
    }

    @Test
    void tellsEveryAccuracyAndHowManyRunsStandBehindIt() {
        assertThat(new Findings(FakeReports.lenet()).accuracies())
                .isEqualTo(
                        "Accuracy on 10,000 test images: plain 98.81\u202f%, BEAN-1 98.74\u202f%, BEAN-2 98.62\u202f%,"
                                + " one run each.");
    }

    @Test
    void aSmallDifferenceIsNotCalledOne() {
        // 1.96 sqrt((.9881 * .0119 + .9862 * .0138) / 10000) = 0.0031
        assertThat(new Findings(FakeReports.lenet()).caution())
                .contains(
                        "to plain, \u22120.19 points (BEAN-2)", "(\u00b10.31 points)", "do not tell the methods apart");
    }

    @Test
    void aLargeDifferenceIsStillOneSeed() {
        assertThat(of(10_000, 0.90, 0.95).caution())
                .contains("+5.00 points (run 1)", "it may still be the seed and not the method");
    }

    @Test
    void perfectAccuraciesOnFewImagesProveNothing() {
        assertThat(of(10, 1.0, 1.0).caution()).contains("0.0 points (run 1)", "(\u00b110.0 points)", "do not tell");
    }

    @Test
    void oneRunIsComparedWithNothing() {
        assertThat(of(100, 0.5).caution()).startsWith("One run of one seed");
    }

    @Test
    void intervalIsWilsons() {
        // 81 of 263, a textbook's example: 0.2553 to 0.3662 (Newcombe 1998, method 3).
        Findings.Interval interval = of(263, 0.5).interval(81 / 263.0);
        assertThat(interval.low()).isCloseTo(0.2553, within(5e-5));
        assertThat(interval.high()).isCloseTo(0.3662, within(5e-5));
        assertThat(of(10, 1).interval(1).high()).isEqualTo(1);
    }

    @Test
    void preferenceNamesTheShareOfEqualWeights() {
        assertThat(new Findings(FakeReports.lenet()).preference())
                .contains("plain ", "BEAN-2 ", "would give 10\u202f%");
    }
}
