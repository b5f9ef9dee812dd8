package org.neurobean.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.neurobean.bean.InvalidValueException;
import org.neurobean.data.HandDrawnDigits;
import org.neurobean.data.LabeledImages;
import org.neurobean.lab.fewshot.Draw;
import org.neurobean.lab.fewshot.Method.LeNet;
import org.neurobean.lab.fewshot.Outcome;
import org.neurobean.lab.fewshot.Protocol;
import org.neurobean.lab.fewshot.Schedule;
import org.neurobean.lab.fewshot.Trial;
import org.neurobean.lab.run.ShotSampler;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.settings.RegularizerSettings.Dropout;
import org.neurobean.torch.settings.RegularizerSettings.L1;

/** A trial's outcome is a function of the trial, and its images are those that the protocol says. */
final class TrialRunnerTest {

    private static final Protocol QUICK = new Protocol(Protocol.Validation.DISJOINT, 60, 3, false);
    private static final LeNet BEAN_AND_DROPOUT = LeNet.with(Bean.inCodeUnits(2, 100), new Dropout(0.5));

    private static TrialData data;

    @BeforeAll
    static void drawDigits() {
        data = new TrialData(HandDrawnDigits.generate(1, 600, 100));
    }

    @AfterAll
    static void close() {
        data.close();
    }

    private static Trial trial(LeNet method, int draw, int epochs, Protocol protocol) {
        return new Trial("digits", 2, Draw.reported(draw), protocol, new Schedule(epochs, 1, 5e-4), method);
    }

    private static Outcome run(Trial trial) {
        return new TrialRunner(data).run(trial, () -> false).outcome();
    }

    @Test
    void givesTheSameOutcomeAloneAndBesideOthers() throws Exception {
        Trial trial = trial(BEAN_AND_DROPOUT, 0, 6, QUICK);
        Outcome alone = run(trial);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            List<Callable<Outcome>> tasks =
                    List.of(() -> run(trial), () -> run(trial(LeNet.VANILLA, 1, 6, QUICK)), () -> run(trial));
            List<Future<Outcome>> beside = pool.invokeAll(tasks);
            assertThat(beside.get(0).get()).isEqualTo(alone);
            assertThat(beside.get(2).get()).isEqualTo(alone);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void learnsFromItsShots() {
        Outcome outcome = run(trial(LeNet.VANILLA, 0, 40, QUICK));
        assertThat(outcome.best().test()).isGreaterThan(0.3);
        assertThat(outcome.best().validation())
                .isGreaterThanOrEqualTo(outcome.last().validation());
        assertThat(outcome.last().epoch()).isEqualTo(40);
        assertThat(outcome.diverged()).isNull();
    }

    @Test
    void judgesAsOftenAsTheProtocolSaysAndAtTheEnd() {
        // Judged after epochs 3, 6, 9 and 10.
        int best = run(trial(LeNet.VANILLA, 0, 10, QUICK)).best().epoch();
        assertThat(best).isIn(3, 6, 9, 10);
        Protocol once = new Protocol(Protocol.Validation.DISJOINT, 60, 1, false);
        Outcome outcome = run(trial(LeNet.VANILLA, 0, 10, once));
        assertThat(outcome.best()).isEqualTo(outcome.last());
        assertThat(outcome.best().epoch()).isEqualTo(10);
    }

    @Test
    void isTestedAsIfNobodyHadJudgedItOnTheWay() {
        Protocol once = new Protocol(Protocol.Validation.DISJOINT, 60, 1, false);
        Protocol often = new Protocol(Protocol.Validation.DISJOINT, 60, 100, false);
        assertThat(run(trial(BEAN_AND_DROPOUT, 0, 6, often)).last())
                .isEqualTo(run(trial(BEAN_AND_DROPOUT, 0, 6, once)).last());
    }

    @Test
    void dropoutThatStaysOnAtTestChangesTheTestAndNotTheTraining() {
        LeNet dropout = LeNet.with(new Dropout(0.7));
        Protocol on = new Protocol(Protocol.Validation.DISJOINT, 60, 3, true);
        Outcome off = run(trial(dropout, 0, 30, QUICK));
        Outcome left = run(trial(dropout, 0, 30, on));
        assertThat(left.last().test()).isLessThan(off.last().test());
        // Without dropout there is nothing to leave on.
        assertThat(run(trial(LeNet.VANILLA, 0, 4, on))).isEqualTo(run(trial(LeNet.VANILLA, 0, 4, QUICK)));
    }

    @Test
    void dropoutActsOnTheLayersThatAreNamed() {
        Outcome all = run(trial(LeNet.with(new Dropout(0.5)), 0, 6, QUICK));
        Outcome named =
                run(trial(LeNet.with(new Dropout(0.5, List.of("fc1", "fc2", "fc3"), Dropout.AtTest.OFF)), 0, 6, QUICK));
        Outcome two = run(trial(LeNet.with(new Dropout(0.5, List.of("fc2", "fc3"), Dropout.AtTest.OFF)), 0, 6, QUICK));
        assertThat(named).isEqualTo(all);
        assertThat(two).isNotEqualTo(all);
    }

    @Test
    void oneThatDivergesIsCountedAsChanceAndSaysWhy() {
        Outcome outcome = run(trial(LeNet.with(new L1(1e25)), 0, 4, QUICK));
        assertThat(outcome.diverged()).isNotBlank();
        assertThat(outcome.last().test()).isEqualTo(0.1);
    }

    @Test
    void isGivenUpWhenItIsAskedToStop() {
        Trial trial = trial(LeNet.VANILLA, 0, 1000, QUICK);
        assertThatThrownBy(() -> new TrialRunner(data).run(trial, () -> true)).isInstanceOf(TrialStopped.class);
    }

    @Test
    void methodsOfADrawShareTheirShotsAndFewerArePartOfMore() {
        LabeledImages images = data.dataset().train();
        Set<Integer> two = shots(images, 2, 5);
        assertThat(shots(images, 5, 5)).containsAll(two);
        assertThat(two).hasSize(20).isNotEqualTo(shots(images, 2, 6));
        int[] perClass = new int[10];
        two.forEach(index -> perClass[images.label(index)]++);
        assertThat(perClass).containsOnly(2);
    }

    private static Set<Integer> shots(LabeledImages images, int perClass, long seed) {
        Set<Integer> set = new HashSet<>();
        Arrays.stream(ShotSampler.draw(images, images.size(), perClass, new Randomness(seed)))
                .forEach(set::add);
        return set;
    }

    @Test
    void disjointValidationImagesCanBeNoShots() {
        LabeledImages images = data.dataset().train();
        // Of 600 images the pool is the first 500.
        assertThat(shots(images, 20, 3)).allMatch(index -> index < 500);
        LabeledImages validation = data.validationImages(trial(LeNet.VANILLA, 0, 1, QUICK));
        assertThat(validation.labels())
                .isEqualTo(IntStream.range(500, 560).map(images::label).toArray());
    }

    @Test
    void refusesMoreShotsThanAClassHasAndAnotherDataSet() {
        Trial greedy = new Trial("digits", 500, Draw.reported(0), QUICK, new Schedule(1, 1, 5e-4), LeNet.VANILLA);
        assertThatThrownBy(() -> run(greedy))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("but is 500");
        Trial other = new Trial("mnist", 1, Draw.reported(0), QUICK, new Schedule(1, 1, 5e-4), LeNet.VANILLA);
        assertThatThrownBy(() -> run(other)).hasMessageContaining("the trial is on mnist");
    }
}
