package org.neurobean.lab.table;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.fewshot.Method;
import org.neurobean.lab.fewshot.MethodSettings;
import org.neurobean.lab.fewshot.Protocol;
import org.neurobean.lab.store.Choice;

/**
 * With which setting a cell of a table runs, and whether that was tuned. In this order: what the user gave, what tuning
 * chose in this store, what is stored with Table 1 for this cell or for the nearest number of shots on the same data set,
 * the first of the row's grid.
 *
 * @param method what learns
 * @param source why this one
 * @param words the source for people: "tuned for Table 1"
 * @param choice of tuning that it rests on; null if there is none for exactly this cell
 */
public record Setting(
        Method method,
        Source source,
        String words,
        @Nullable Choice choice) {

    /** How the words begin of a setting that a user gave, whole or in part. */
    static final String GIVEN = "given";

    /** Where a setting comes from. */
    public enum Source {
        /** The user gave it. */
        GIVEN,
        /** Tuning chose it, and the store has the reasons. */
        TUNED,
        /** It is stored with Table 1, and tuning chose it for this cell there. */
        TABLE_1,
        /** It is stored with Table 1, but was tuned for other shots, epochs or another protocol. */
        LIKE_TABLE_1,
        /** Nobody chose it for this cell. */
        NOT_TUNED,
        /** The method has no settings to choose from. */
        ONLY_ONE
    }

    static Setting of(FewShotPlan plan, Row row, String dataset, int shots) {
        Setting chosen = chosen(plan, row, dataset, shots);
        if (row.given().isEmpty()) {
            return chosen;
        }
        List<Method> possible = row.grid().apply(shots).stream()
                .map(method -> MethodSettings.with(method, row.given()))
                .distinct()
                .toList();
        String words = possible.size() == 1
                ? GIVEN
                : GIVEN + ": " + String.join(", ", new TreeSet<>(row.given().keySet())) + "; the rest "
                        + chosen.words();
        return new Setting(MethodSettings.with(chosen.method(), row.given()), Source.GIVEN, words, null);
    }

    private static Setting chosen(FewShotPlan plan, Row row, String dataset, int shots) {
        String id = Row.catalogId(row.id());
        Optional<Choice> own = find(plan.choices(), id, dataset, shots);
        if (own.isPresent()) {
            return new Setting(own.get().chosen(), Source.TUNED, "tuned", own.get());
        }
        List<Method> grid = row.grid().apply(shots);
        if (grid.size() < 2) {
            return new Setting(row.usual().apply(shots), Source.ONLY_ONE, "nothing to tune", null);
        }
        Optional<Choice> nearest = TunedSettings.ofTable1().stream()
                .filter(choice -> choice.row().equals(id) && choice.dataset().equals(dataset))
                .min(Comparator.comparingDouble(choice -> Math.abs(Math.log((double) choice.shots() / shots))));
        if (nearest.isEmpty()) {
            return new Setting(row.usual().apply(shots), Source.NOT_TUNED, "not tuned", null);
        }
        Choice choice = nearest.get();
        boolean same = plan.protocol().equals(Protocol.DISJOINT) && plan.epochs() == 0;
        if (same && choice.shots() == shots) {
            return new Setting(choice.chosen(), Source.TABLE_1, "tuned for Table 1", choice);
        }
        String there = choice.shots() == shots
                ? "under Table 1's protocol and epochs"
                : "for " + choice.shots() + (choice.shots() == 1 ? " shot" : " shots");
        return new Setting(choice.chosen(), Source.LIKE_TABLE_1, "tuned for Table 1 " + there, null);
    }

    private static Optional<Choice> find(List<Choice> choices, String row, String dataset, int shots) {
        return choices.stream()
                .filter(choice ->
                        choice.row().equals(row) && choice.dataset().equals(dataset) && choice.shots() == shots)
                .findFirst();
    }
}
