package org.neurobean.report.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordsTest {

    @Test
    void everyBadValueIsNamedWithItsConstraint() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EpochPoint(-1, 0.1, 0.5, 0.5, Map.of()))
                .withMessage("epoch must be at least 0, but is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EpochPoint(1, Double.NaN, 0.5, 0.5, Map.of()))
                .withMessage("loss must be finite, but is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EpochPoint(1, 0.1, Double.NaN, 0.5, Map.of()))
                .withMessage("trainAccuracy must be in [0, 1], but is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EpochPoint(1, 0.1, 0.5, 1.5, Map.of()))
                .withMessage("testAccuracyOrNaN must be in [0, 1], but is 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EpochPoint(1, 0.1, 0.5, 0.5, Map.of("fc1", -2.0)))
                .withMessage("penalty of fc1 must be finite and at least 0, but is -2.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakeReports.run("plain", " ", 0.9, 0, 1))
                .withMessage("setting must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakeReports.run("plain", "no penalty", 0.9, 0, 0))
                .withMessage("number of epochs must be at least 1, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakeReports.provenance(0))
                .withMessage("testImages must be at least 1, but is 0");
    }

    @Test
    void aTestAccuracyMayBeMissing() {
        assertThat(new EpochPoint(1, 0.1, 0.5, Double.NaN, Map.of()).testAccuracyOrNaN())
                .isNaN();
    }

    @Test
    void epochsRise() {
        EpochPoint point = new EpochPoint(3, 0.1, 0.5, 0.5, Map.of());
        OutgoingWeights weights = new OutgoingWeights("fc2", List.of("a"), new double[][] {{1}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReportedRun("plain", "none", 0.5, 1, List.of(point, point), weights))
                .withMessage("epochs must rise, but 3 is followed by 3");
    }

    @Test
    void weightsAreRectangularAndFinite() {
        List<String> two = List.of("a", "b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OutgoingWeights("fc2", two, new double[][] {{1, 2}, {3}}))
                .withMessage("weights[1] must have one value for each of the 2 targets, but has 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OutgoingWeights("fc2", two, new double[][] {{1, Double.POSITIVE_INFINITY}}))
                .withMessage("weights[0][1] must be finite, but is Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OutgoingWeights("fc2", two, new double[0][]))
                .withMessage("weights must be [N x M] with N and M at least 1, but N is 0 and M is 2");
    }

    @Test
    void runsDifferInNameAndAreNotTooMany() {
        Report report = FakeReports.lenet();
        ReportedRun run = report.reference();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Report("t", "s", report.provenance(), List.of(run, run)))
                .withMessage("names of runs must differ, but two are called plain");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Report("t", "s", report.provenance(), List.of()))
                .withMessage("a report must have 1 to 6 runs, but has 0");
    }

    @Test
    void nothingCanBeChangedFromOutside() {
        double[][] given = {{1, 2}, {3, 4}};
        OutgoingWeights weights = new OutgoingWeights("fc2", List.of("a", "b"), given);
        given[0][0] = 99;
        weights.weights()[1][1] = 99;
        assertThat(weights.weights()).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
        Map<String, Double> penalties = new LinkedHashMap<>(Map.of("fc1", 1.0));
        EpochPoint point = new EpochPoint(1, 0.1, 0.5, 0.5, penalties);
        penalties.put("fc2", 2.0);
        assertThat(point.penaltyByLayer()).containsOnlyKeys("fc1");
        assertThatThrownBy(() -> point.penaltyByLayer().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void weightsAreEqualByContent() {
        double[][] values = {{1, 2}};
        OutgoingWeights weights = new OutgoingWeights("fc2", List.of("a", "b"), values);
        assertThat(new OutgoingWeights("fc2", List.of("a", "b"), values))
                .isEqualTo(weights)
                .hasSameHashCodeAs(weights);
        assertThat(new OutgoingWeights("fc2", List.of("a", "b"), new double[][] {{1, 3}}))
                .isNotEqualTo(weights);
    }

    @Test
    void layersKeepTheOrderInWhichTheyAreGiven() {
        assertThat(FakeReports.lenet().penalizedLayers()).containsExactly("fc1", "fc2", "fc3");
    }
}
