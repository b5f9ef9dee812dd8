package org.neurobean.lab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.lab.fewshot.Cost;
import org.neurobean.lab.fewshot.Draw;
import org.neurobean.lab.fewshot.Method.LeNet;
import org.neurobean.lab.fewshot.Outcome;
import org.neurobean.lab.fewshot.Protocol;
import org.neurobean.lab.fewshot.Schedule;
import org.neurobean.lab.fewshot.Trial;

/** A store keeps what was finished, lets nobody run a trial twice, and refuses what is not a store. */
final class TrialStoreTest {

    private static final Cost COST = new Cost(1.5, 0.25, 1000);

    @TempDir
    Path home;

    private static Trial trial(int draw) {
        return new Trial("mnist", 1, Draw.reported(draw), Protocol.DISJOINT, Schedule.authors(1), LeNet.VANILLA);
    }

    private static Outcome outcome(double accuracy) {
        return Outcome.of(accuracy, accuracy);
    }

    private static void finish(TrialStore store, int draw, double accuracy) {
        store.finish(trial(draw), outcome(accuracy), COST, Map.of("commit", "abc"));
    }

    private Path with(String name, int from, int to) {
        Path file = home.resolve(name);
        try (TrialStore store = TrialStore.open(file)) {
            for (int draw = from; draw < to; draw++) {
                finish(store, draw, draw / 100.0);
            }
        }
        return file;
    }

    @Test
    void holdsFinishedTrialsWhenItIsOpenedAgain() {
        Path file = with("a.db", 0, 3);
        try (TrialStore store = TrialStore.open(file)) {
            assertThat(store.trials()).hasSize(3);
            StoredTrial found = store.find(trial(2)).orElseThrow();
            assertThat(found.trial()).isEqualTo(trial(2));
            assertThat(found.outcome()).isEqualTo(outcome(0.02));
            assertThat(found.cost()).isEqualTo(COST);
            assertThat(found.origin()).containsEntry("commit", "abc");
            assertThat(store.find(trial(3))).isEmpty();
            assertThat(store.keys()).contains(trial(0).key()).hasSize(3);
        }
    }

    @Test
    void grantsATrialOnceAndNotAgainWhenItIsFinished() {
        try (TrialStore store = TrialStore.open(home.resolve("a.db"))) {
            assertThat(store.claim(trial(0))).isEqualTo(TrialStore.Claim.GRANTED);
            finish(store, 0, 0.5);
            assertThat(store.claim(trial(0))).isEqualTo(TrialStore.Claim.FINISHED);
        }
    }

    @Test
    void twoOpenStoresOfOneProcessRespectEachOthersClaimsUntilOneIsClosed() {
        Path file = home.resolve("a.db");
        try (TrialStore two = TrialStore.open(file)) {
            try (TrialStore one = TrialStore.open(file)) {
                assertThat(one.claim(trial(0))).isEqualTo(TrialStore.Claim.GRANTED);
                assertThat(two.claim(trial(0))).isEqualTo(TrialStore.Claim.TAKEN);
                assertThat(two.claim(trial(1))).isEqualTo(TrialStore.Claim.GRANTED);
                assertThat(one.claim(trial(1))).isEqualTo(TrialStore.Claim.TAKEN);
            }
            assertThat(two.claim(trial(0))).isEqualTo(TrialStore.Claim.GRANTED);
        }
    }

    @Test
    void respectsTheClaimOfALivingProcessAndNotThatOfADeadOne() throws Exception {
        Path file = home.resolve("a.db");
        Process other = new ProcessBuilder("sleep", "60").start();
        try (TrialStore store = TrialStore.open(file)) {
            String runner = other.pid() + "@" + other.info().startInstant().orElseThrow();
            change(file, "INSERT INTO claim VALUES ('" + trial(0).key() + "', '" + runner + "')");
            assertThat(store.claim(trial(0))).isEqualTo(TrialStore.Claim.TAKEN);
            other.destroyForcibly().waitFor();
            assertThat(store.claim(trial(0))).isEqualTo(TrialStore.Claim.GRANTED);
            // The number of a process may be given out again; its start is another one then.
            String reused = ProcessHandle.current().pid() + "@1999-01-01T00:00:00Z";
            change(file, "INSERT INTO claim VALUES ('" + trial(1).key() + "', '" + reused + "')");
            assertThat(store.claim(trial(1))).isEqualTo(TrialStore.Claim.GRANTED);
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void refusesASecondOutcomeThatIsAnother() {
        Path file = with("a.db", 0, 1);
        try (TrialStore store = TrialStore.open(file)) {
            finish(store, 0, 0);
            assertThatThrownBy(() -> finish(store, 0, 0.5))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("contradict each other about one trial");
            assertThat(store.find(trial(0)).orElseThrow().outcome()).isEqualTo(outcome(0));
        }
    }

    @Test
    void joinsStoresWhateverTheirOrderAndTwiceIsOnce() {
        Path first = with("1.db", 0, 3);
        Path second = with("2.db", 2, 6);
        try (TrialStore all = TrialStore.open(home.resolve("all.db"));
                TrialStore one = TrialStore.openExisting(first);
                TrialStore two = TrialStore.openExisting(second)) {
            assertThat(all.merge(two)).isEqualTo(4);
            assertThat(all.merge(one)).isEqualTo(2);
            assertThat(all.merge(one)).isZero();
            assertThat(all.trials()).hasSize(6);
            assertThat(one.trials()).hasSize(3);
        }
    }

    @Test
    void takesNothingOfAStoreThatContradicts() {
        Path first = with("1.db", 0, 3);
        Path second = home.resolve("2.db");
        try (TrialStore other = TrialStore.open(second)) {
            finish(other, 7, 0.7);
            finish(other, 1, 0.99);
            finish(other, 8, 0.8);
        }
        try (TrialStore one = TrialStore.openExisting(first);
                TrialStore two = TrialStore.openExisting(second)) {
            assertThatThrownBy(() -> one.merge(two))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("1.db")
                    .hasMessageContaining("2.db")
                    .hasMessageContaining("\"number\":1}");
            assertThat(one.trials()).hasSize(3);
        }
    }

    @Test
    void keepsChoicesByProtocolAndRefusesToJoinDifferentOnes() {
        Choice choice = new Choice(
                "bean-2",
                "mnist",
                1,
                LeNet.VANILLA,
                List.of(new Choice.Candidate(LeNet.VANILLA, 0.5, 4, 100, 2)),
                "by validation");
        Choice other = new Choice("bean-2", "mnist", 1, LeNet.VANILLA, List.of(), "by validation");
        try (TrialStore one = TrialStore.open(home.resolve("1.db"));
                TrialStore two = TrialStore.open(home.resolve("2.db"))) {
            one.choose(choice, "p");
            assertThat(one.choices("p")).containsExactly(choice);
            assertThat(one.choices("q")).isEmpty();
            two.merge(one);
            assertThat(two.choices("p")).containsExactly(choice);
            two.choose(other, "p");
            assertThatThrownBy(() -> one.merge(two)).hasMessageContaining("chose different settings for bean-2");
        }
    }

    @Test
    void refusesFilesThatAreNoStore() throws Exception {
        Path text =
                Files.writeString(home.resolve("text.db"), "this is no database, and long enough to look at".repeat(9));
        refused(text, "is no store of trials");
        Path foreign = home.resolve("foreign.db");
        change(foreign, "CREATE TABLE mine (x)");
        refused(foreign, "is another program's SQLite file");
        assertThat(Files.size(foreign)).isPositive();
        refused(home, "is a directory");
        assertThatThrownBy(() -> TrialStore.openExisting(home.resolve("none.db")))
                .hasMessageContaining("there is no store");
    }

    @Test
    void refusesAStoreOfAnotherVersion() throws Exception {
        Path file = with("a.db", 0, 1);
        change(file, "PRAGMA user_version = 99");
        refused(file, "is of another version of neurobean (format 99");
    }

    @Test
    void refusesADamagedStore() throws IOException {
        Path file = with("a.db", 0, 200);
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 4096; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(file, bytes);
        refused(file, "is damaged");
    }

    private static void refused(Path file, String message) {
        assertThatThrownBy(() -> TrialStore.open(file).close())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(message)
                .hasMessageMatching("[^\\n]*");
    }

    private static void change(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
