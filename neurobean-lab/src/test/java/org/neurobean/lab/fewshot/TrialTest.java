package org.neurobean.lab.fewshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.neurobean.lab.fewshot.Method.LeNet;
import org.neurobean.lab.fewshot.Method.Pixels;
import org.neurobean.torch.settings.AugmentationSettings.Distortion;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.settings.RegularizerSettings.DeCov;
import org.neurobean.torch.settings.RegularizerSettings.Dropout;
import org.neurobean.torch.settings.RegularizerSettings.GroupLasso;
import org.neurobean.torch.settings.RegularizerSettings.L1;
import org.neurobean.torch.settings.RegularizerSettings.Orthogonality;
import org.neurobean.torch.settings.RegularizerSettings.WeightDecay;

/** A trial is a small record that travels as a line of text, and its key is a function of all that decides on it. */
final class TrialTest {

    private static final Trial TRIAL = new Trial(
            "mnist",
            10,
            Draw.reported(3),
            Protocol.DISJOINT,
            Schedule.authors(10),
            LeNet.with(Bean.inCodeUnits(2, 100)));

    /** One of each kind. */
    private static final List<Method> METHODS = List.of(
            LeNet.VANILLA,
            LeNet.with(
                    Bean.inCodeUnits(1, 0.3).withControl(Bean.Control.SHUFFLED),
                    new Dropout(0.5),
                    new WeightDecay(1e-3),
                    new L1(1e-4),
                    DeCov.remembering(0.1),
                    new GroupLasso(1e-5),
                    new Orthogonality(1e-4),
                    Distortion.mild(1)),
            new Method.NearestNeighbour(Pixels.RAW),
            new Method.KernelRidge(new Pixels(1, true), 1, 0.01),
            new Method.GaussianProcess(Pixels.RAW, 3));

    @Test
    void isTheSameAfterItsJourneyAsText() {
        for (Method method : METHODS) {
            Trial trial = with(method);
            Trial arrived = TrialJson.read(TrialJson.write(trial), Trial.class);
            assertThat(arrived).isEqualTo(trial);
            assertThat(arrived.key()).isEqualTo(trial.key());
            assertThat(TrialJson.write(trial)).doesNotContain("\n");
        }
    }

    private static Trial with(Method method) {
        return new Trial(
                "mnist",
                10,
                Draw.reported(3),
                Protocol.DISJOINT,
                method.trainsNetwork() ? Schedule.authors(10) : Schedule.NONE,
                method);
    }

    @Test
    void hasAnotherKeyWhereverAnythingDiffers() {
        Stream<Trial> others = Stream.concat(
                METHODS.stream().map(TrialTest::with),
                Stream.of(
                        TRIAL,
                        new Trial("digits", 10, TRIAL.draw(), TRIAL.protocol(), TRIAL.schedule(), TRIAL.method()),
                        new Trial("mnist", 5, TRIAL.draw(), TRIAL.protocol(), TRIAL.schedule(), TRIAL.method()),
                        new Trial("mnist", 10, Draw.tuning(3), TRIAL.protocol(), TRIAL.schedule(), TRIAL.method()),
                        new Trial("mnist", 10, Draw.reported(4), TRIAL.protocol(), TRIAL.schedule(), TRIAL.method()),
                        new Trial("mnist", 10, TRIAL.draw(), Protocol.AUTHORS, TRIAL.schedule(), TRIAL.method()),
                        new Trial(
                                "mnist",
                                10,
                                TRIAL.draw(),
                                TRIAL.protocol(),
                                TRIAL.schedule().withEpochs(50),
                                TRIAL.method()),
                        with(LeNet.with(Bean.inCodeUnits(1, 100))),
                        with(LeNet.with(Bean.inCodeUnits(2, 100.5)))));
        assertThat(others.map(Trial::key).toList()).doesNotHaveDuplicates();
    }

    @Test
    void keepsItsKeyFromBuildToBuild() {
        // A store made by an earlier build of this version finds its trials by it; raise Trial.VERSION with it.
        assertThat(TRIAL.key()).isEqualTo("241bad73bbc0468d9c7815c3dc85f793");
    }

    @Test
    void drawsForTuningShareNoSeedWithReportedOnes() {
        assertThat(Draw.tuning(0).seed()).isGreaterThan(Draw.reported(999_999).seed());
        assertThatThrownBy(() -> Draw.reported(1_000_000)).hasMessageContaining("from 0 to 999999, but is 1000000");
        assertThatThrownBy(() -> Draw.tuning(-1)).hasMessageContaining("but is -1");
    }

    @Test
    void refusesWhatCannotBeRun() {
        assertThatThrownBy(
                        () -> new Trial("mnist", 0, TRIAL.draw(), TRIAL.protocol(), TRIAL.schedule(), TRIAL.method()))
                .hasMessage("shots must be 1 or more, but is 0");
        assertThatThrownBy(() -> new Trial("mnist", 1, TRIAL.draw(), TRIAL.protocol(), Schedule.NONE, TRIAL.method()))
                .hasMessage("a network needs a schedule");
        assertThatThrownBy(
                        () -> new Trial("mnist", 1, TRIAL.draw(), TRIAL.protocol(), TRIAL.schedule(), METHODS.get(2)))
                .hasMessage("only a network can have a schedule");
        assertThatThrownBy(() -> Bean.inCodeUnits(1, Double.NaN))
                .hasMessage("alpha must be from 1e-30 to 1e30, which single precision holds, but is NaN");
        assertThatThrownBy(() -> new Dropout(1)).hasMessageContaining("below 1, but is 1.0");
        assertThatThrownBy(() -> new L1(0))
                .hasMessageContaining("from 1e-30 to 1e30, which single precision holds, but is 0.0");
        assertThatThrownBy(() -> Distortion.mild(0)).hasMessageContaining("must change something");
        assertThatThrownBy(() -> new Schedule(1, 0, 0.1)).hasMessageContaining("1 epoch or more");
    }

    @Test
    void isJudgedAtEvenDistancesAndAtItsEnd() {
        assertThat(Protocol.DISJOINT.validateEvery(100)).isEqualTo(5);
        assertThat(Protocol.DISJOINT.validateEvery(7)).isEqualTo(1);
        assertThat(Protocol.AUTHORS.validateEvery(100)).isEqualTo(1);
    }

    @Test
    void drawsFromTheFirstFiftyThousandOrFiveSixthsOfFewer() {
        assertThat(Protocol.pool(60_000)).isEqualTo(50_000);
        assertThat(Protocol.pool(100_000)).isEqualTo(50_000);
        assertThat(Protocol.pool(10_000)).isEqualTo(8_333);
    }

    @Test
    void textOfAnotherKindIsRefused() {
        String text = TrialJson.write(TRIAL);
        for (String broken : List.of(
                "",
                "{}",
                text.replace("shots", "shot"),
                text.replace("bean", "been"),
                text.substring(9),
                "[]",
                "null")) {
            assertThatThrownBy(() -> {
                        Trial read = TrialJson.read(broken, Trial.class);
                        if (read == null) {
                            throw new IllegalArgumentException("null");
                        }
                    })
                    .as(broken)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
