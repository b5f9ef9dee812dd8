package org.neurobean.lab.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.bean.InvalidValueException;
import org.neurobean.data.HandDrawnDigits;
import org.neurobean.lab.fewshot.Draw;
import org.neurobean.lab.fewshot.Method.LeNet;
import org.neurobean.lab.fewshot.Outcome;
import org.neurobean.lab.fewshot.Protocol;
import org.neurobean.lab.fewshot.Schedule;
import org.neurobean.lab.fewshot.Trial;
import org.neurobean.lab.store.TrialStore;
import org.neurobean.lab.trial.TrialData;

/** However a campaign is cut up, stopped and shared, the same trials end with the same outcomes, each run once. */
final class CampaignTest {

    private static final Protocol QUICK = new Protocol(Protocol.Validation.DISJOINT, 60, 1, false);
    private static final List<Trial> PLAN = IntStream.range(0, 8)
            .mapToObj(
                    draw -> new Trial("digits", 1, Draw.reported(draw), QUICK, new Schedule(4, 1, 5e-4), LeNet.VANILLA))
            .toList();

    private static TrialData data;
    private static Map<String, Outcome> undisturbed;

    @TempDir
    static Path shared;

    @TempDir
    Path home;

    @BeforeAll
    static void runUndisturbed() {
        data = new TrialData(HandDrawnDigits.generate(1, 600, 100));
        try (TrialStore store = TrialStore.open(shared.resolve("undisturbed.db"))) {
            assertThat(campaign(store, 1).run(PLAN, Campaign.Listener.SILENT)).isTrue();
            undisturbed = outcomes(store);
        }
        assertThat(undisturbed).hasSize(8);
    }

    @AfterAll
    static void close() {
        data.close();
    }

    private static Campaign campaign(TrialStore store, int workers) {
        return new Campaign(store, dataset -> data, workers);
    }

    private static Map<String, Outcome> outcomes(TrialStore store) {
        Map<String, Outcome> outcomes = new TreeMap<>();
        store.trials().forEach(each -> outcomes.put(each.trial().key(), each.outcome()));
        return outcomes;
    }

    /** Remembers what was run here, and stops after this many trials. */
    private static final class Counting implements Campaign.Listener {
        private final List<Trial> here = Collections.synchronizedList(new ArrayList<>());
        private final int most;

        Counting(int most) {
            this.most = most;
        }

        @Override
        public void finished(Trial trial, boolean ranHere) {
            if (ranHere) {
                here.add(trial);
            }
        }

        @Override
        public boolean stopRequested() {
            return here.size() >= most;
        }
    }

    @Test
    void givesTheSameWithSeveralWorkers() {
        try (TrialStore store = TrialStore.open(home.resolve("a.db"))) {
            assertThat(campaign(store, 4).run(PLAN, Campaign.Listener.SILENT)).isTrue();
            assertThat(outcomes(store)).isEqualTo(undisturbed);
        }
    }

    @Test
    void goesOnWhereItWasStoppedAndRunsNothingTwice() {
        Path file = home.resolve("a.db");
        List<Trial> ran = new ArrayList<>();
        boolean ended = false;
        for (int sitting = 0; sitting < 8 && !ended; sitting++) {
            try (TrialStore store = TrialStore.open(file)) {
                Counting counting = new Counting(2);
                ended = campaign(store, 1).run(PLAN, counting);
                ran.addAll(counting.here);
            }
        }
        assertThat(ended).isTrue();
        assertThat(ran).doesNotHaveDuplicates().hasSize(8);
        try (TrialStore store = TrialStore.open(file)) {
            assertThat(outcomes(store)).isEqualTo(undisturbed);
        }
    }

    @Test
    void shardsJoinToTheWhole() {
        try (TrialStore all = TrialStore.open(home.resolve("all.db"))) {
            for (int i = 1; i <= 3; i++) {
                try (TrialStore store = TrialStore.open(home.resolve(i + ".db"))) {
                    campaign(store, 1).run(new Shard(i, 3).of(PLAN), Campaign.Listener.SILENT);
                    all.merge(store);
                }
            }
            assertThat(outcomes(all)).isEqualTo(undisturbed);
        }
    }

    @Test
    void everyShardHasItsShareAndNoneSharesATrial() {
        List<Integer> plan = IntStream.range(0, 23).boxed().toList();
        List<List<Integer>> parts = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> new Shard(i, 5).of(plan))
                .toList();
        assertThat(parts.stream().flatMap(List::stream).toList()).containsExactlyInAnyOrderElementsOf(plan);
        assertThat(parts.stream().map(List::size)).allMatch(size -> size == 4 || size == 5);
        assertThat(Shard.WHOLE.of(plan)).isEqualTo(plan);
    }

    @Test
    void twoRunnersOnOneStoreShareTheWorkAndRunNothingTwice() throws Exception {
        Path file = home.resolve("a.db");
        // Each waits for the other after its first trial, so that both have a part in the work.
        CyclicBarrier bothHaveOne = new CyclicBarrier(2);
        List<Trial> ran = new ArrayList<>();
        ExecutorService runners = Executors.newFixedThreadPool(2);
        try {
            Callable<List<Trial>> runnerOfTheStore = () -> runner(file, bothHaveOne);
            for (Future<List<Trial>> runner :
                    runners.invokeAll(List.of(runnerOfTheStore, runnerOfTheStore), 2, TimeUnit.MINUTES)) {
                assertThat(runner.get()).isNotEmpty();
                ran.addAll(runner.get());
            }
        } finally {
            runners.shutdownNow();
        }
        assertThat(ran).containsExactlyInAnyOrderElementsOf(PLAN);
        try (TrialStore store = TrialStore.open(file)) {
            assertThat(outcomes(store)).isEqualTo(undisturbed);
        }
    }

    /** What a campaign on the store ran by itself. */
    private static List<Trial> runner(Path file, CyclicBarrier bothHaveOne) {
        List<Trial> here = Collections.synchronizedList(new ArrayList<>());
        try (TrialStore store = TrialStore.open(file)) {
            campaign(store, 2).run(PLAN, (trial, ranHere) -> {
                if (ranHere) {
                    here.add(trial);
                    if (here.size() == 1) {
                        await(bothHaveOne);
                    }
                }
            });
        }
        return here;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException("the other runner had no part in the work", e);
        }
    }

    @Test
    void anErrorOfATrialEndsTheCampaignAndKeepsWhatIsFinished() {
        Trial impossible = new Trial("digits", 500, Draw.reported(0), QUICK, new Schedule(4, 1, 5e-4), LeNet.VANILLA);
        List<Trial> plan =
                Stream.concat(PLAN.stream().limit(2), Stream.of(impossible)).toList();
        try (TrialStore store = TrialStore.open(home.resolve("a.db"))) {
            assertThatThrownBy(() -> campaign(store, 1).run(plan, Campaign.Listener.SILENT))
                    .isInstanceOf(InvalidValueException.class);
            assertThat(store.trials()).hasSize(2);
            assertThat(store.claim(impossible)).isEqualTo(TrialStore.Claim.GRANTED);
        }
    }

    @Test
    void refusesShardsAndWorkersThatCannotBe() {
        for (String text : List.of("0/3", "4/3", "1/0", "x", "1", "1/2/3", "-1/2", "1 / 2")) {
            assertThatThrownBy(() -> Shard.parse(text))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("shard must be I/N");
        }
        try (TrialStore store = TrialStore.open(home.resolve("a.db"))) {
            assertThatThrownBy(() -> campaign(store, 0)).hasMessage("workers must be 1 or more, but is 0");
        }
    }
}
