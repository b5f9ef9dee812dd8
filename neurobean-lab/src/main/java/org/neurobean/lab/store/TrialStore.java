package org.neurobean.lab.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.neurobean.lab.fewshot.Cost;
import org.neurobean.lab.fewshot.Outcome;
import org.neurobean.lab.fewshot.Trial;
import org.neurobean.lab.fewshot.TrialJson;
import org.neurobean.lab.store.StoreException.Problem;

/**
 * Trials in one SQLite file. A finished trial is on the disk when {@link #finish} returns, and whatever ends a process
 * loses the trials that it had under way and nothing else. Several processes of one machine may work on one store, and a
 * process may open it several times: each trial is claimed by one of them. A store is not for network file systems.
 *
 * <p>May be used by several threads.
 */
public final class TrialStore implements AutoCloseable {

    private static final String CHOICE_KEY = "row = ? AND dataset = ? AND shots = ? AND protocol = ?";

    private final StoreFile file;
    private final String runner = Runners.begin();

    private TrialStore(StoreFile file) {
        this.file = file;
    }

    /**
     * Opens a store, or makes it if there is no file.
     *
     * @throws StoreException if the file is something else, is damaged, is of another version, or cannot be written
     */
    public static TrialStore open(Path path) {
        return new TrialStore(StoreFile.open(path));
    }

    /**
     * Opens a store that has to be there.
     *
     * @throws StoreException as {@link #open}, and if there is no file
     */
    public static TrialStore openExisting(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new StoreException(Problem.MISSING, path, "there is no store " + path);
        }
        return open(path);
    }

    public Path path() {
        return file.path();
    }

    /** The finished trial, if there is one. */
    public synchronized Optional<StoredTrial> find(Trial trial) {
        return file.rows(this::stored, "SELECT * FROM trial WHERE key = ?", trial.key()).stream()
                .findFirst();
    }

    /** All finished trials, by key. */
    public synchronized List<StoredTrial> trials() {
        return file.rows(this::stored, "SELECT * FROM trial ORDER BY key");
    }

    /** Keys of all finished trials. */
    public synchronized Set<String> keys() {
        return new HashSet<>(file.rows(row -> row.getString(1), "SELECT key FROM trial"));
    }

    /** The answer to somebody who wants to run a trial. */
    public enum Claim {
        /** This store's owner may run it. */
        GRANTED,
        /** Another process, or another open store in this one, is running it. */
        TAKEN,
        /** It is finished. */
        FINISHED
    }

    /** Claims a trial; a claim of a process that has ended, or of a store that was closed, is void. */
    public synchronized Claim claim(Trial trial) {
        String key = trial.key();
        Claim[] result = {Claim.GRANTED};
        file.transaction(() -> {
            if (file.text("SELECT key FROM trial WHERE key = ?", key) != null) {
                result[0] = Claim.FINISHED;
                return;
            }
            String by = file.text("SELECT runner FROM claim WHERE key = ?", key);
            if (by != null && !by.equals(runner) && Runners.isAlive(by)) {
                result[0] = Claim.TAKEN;
                return;
            }
            file.execute("INSERT OR REPLACE INTO claim VALUES (?, ?)", key, runner);
        });
        return result[0];
    }

    /** Gives a claim back without an outcome. */
    public synchronized void release(Trial trial) {
        file.transaction(() -> file.execute("DELETE FROM claim WHERE key = ? AND runner = ?", trial.key(), runner));
    }

    /**
     * Keeps the outcome of a trial; it is on the disk when this returns.
     *
     * @param origin where it was run: the data's digest, versions
     * @throws StoreException if the store holds another outcome of the same trial, or cannot be written
     */
    public synchronized void finish(Trial trial, Outcome outcome, Cost cost, Map<String, String> origin) {
        StoredTrial finished =
                new StoredTrial(trial, outcome, cost, origin, Instant.now().toString());
        file.transaction(() -> insert(finished, "this run"));
    }

    private void insert(StoredTrial each, String from) throws SQLException {
        String key = each.trial().key();
        String outcome = TrialJson.write(each.outcome());
        String before = file.text("SELECT outcome FROM trial WHERE key = ?", key);
        if (before != null && !before.equals(outcome)) {
            throw new StoreException(
                    Problem.CONTRADICTION,
                    path(),
                    "the store " + path() + " and " + from + " contradict each other about one trial ("
                            + TrialJson.write(each.trial()) + "): " + before + " and " + outcome
                            + "; machines of different kinds round differently: keep one of the two");
        }
        if (before == null) {
            file.execute(
                    "INSERT INTO trial VALUES (?, ?, ?, ?, ?, ?)",
                    key,
                    TrialJson.write(each.trial()),
                    outcome,
                    TrialJson.write(each.cost()),
                    TrialJson.write(new Origin(each.origin())),
                    each.finished());
        }
        file.execute("DELETE FROM claim WHERE key = ?", key);
    }

    /**
     * Keeps a choice of tuning, in place of an earlier one.
     *
     * @param protocol under which it was made, as {@link #choices} is asked for it
     */
    public synchronized void choose(Choice choice, String protocol) {
        file.transaction(() -> insert(choice, protocol));
    }

    private void insert(Choice choice, String protocol) throws SQLException {
        file.execute(
                "INSERT OR REPLACE INTO choice VALUES (?, ?, ?, ?, ?)",
                choice.row(),
                choice.dataset(),
                choice.shots(),
                protocol,
                TrialJson.write(choice));
    }

    /** The choices that tuning made under a protocol. */
    public synchronized List<Choice> choices(String protocol) {
        return file.rows(
                row -> read(row.getString(1), Choice.class),
                "SELECT choice FROM choice WHERE protocol = ? ORDER BY row, dataset, shots",
                protocol);
    }

    /**
     * Takes in all that another store holds.
     *
     * @return how many trials are new here
     * @throws StoreException if the two contradict each other; then nothing is taken in
     */
    public synchronized int merge(TrialStore other) {
        int before = keys().size();
        List<StoredTrial> trials = other.trials();
        List<KeptChoice> choices = other.keptChoices();
        file.transaction(() -> {
            for (StoredTrial each : trials) {
                insert(each, other.path().toString());
            }
            for (KeptChoice each : choices) {
                requireSame(each, other.path());
                insert(each.choice(), each.protocol());
            }
        });
        return keys().size() - before;
    }

    private void requireSame(KeptChoice theirs, Path from) throws SQLException {
        Choice choice = theirs.choice();
        String own = file.text(
                "SELECT choice FROM choice WHERE " + CHOICE_KEY,
                choice.row(),
                choice.dataset(),
                choice.shots(),
                theirs.protocol());
        if (own != null && !own.equals(TrialJson.write(choice))) {
            throw new StoreException(
                    Problem.CONTRADICTION,
                    path(),
                    "the stores " + path() + " and " + from + " chose different settings for "
                            + choice.row() + " on " + choice.dataset() + " with " + choice.shots()
                            + " shots; tune once, and give its store to all shards");
        }
    }

    private record KeptChoice(String protocol, Choice choice) {}

    private synchronized List<KeptChoice> keptChoices() {
        return file.rows(
                row -> new KeptChoice(row.getString(1), read(row.getString(2), Choice.class)),
                "SELECT protocol, choice FROM choice");
    }

    private StoredTrial stored(ResultSet row) throws SQLException {
        return new StoredTrial(
                read(row.getString("spec"), Trial.class),
                read(row.getString("outcome"), Outcome.class),
                read(row.getString("cost"), Cost.class),
                read(row.getString("origin"), Origin.class).facts(),
                row.getString("finished"));
    }

    /** Where a trial was run. */
    private record Origin(Map<String, String> facts) {}

    private <T> T read(String text, Class<T> kind) {
        try {
            return TrialJson.read(text, kind);
        } catch (IllegalArgumentException e) {
            throw new StoreException(
                    Problem.DAMAGED,
                    path(),
                    "the store " + path() + " holds what this version cannot read (" + e.getMessage() + ")",
                    e);
        }
    }

    @Override
    public synchronized void close() {
        Runners.end(runner);
        file.close();
    }
}
