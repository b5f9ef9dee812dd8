package org.neurobean.lab.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.neurobean.lab.fewshot.Method;
import org.neurobean.lab.fewshot.MethodSettings;
import org.neurobean.torch.settings.RegularizerSettings.Bean;

/**
 * A row of the table: a method with the settings among which tuning chooses.
 *
 * @param id as the command line names it
 * @param title in the table
 * @param group what it is there for
 * @param usual the setting without tuning, by shots: one of the grid
 * @param grid the settings to choose from, by shots
 * @param given single settings that a user gave, by name; they hold instead of what was chosen. Empty in the catalog
 */
public record Row(
        String id,
        String title,
        Group group,
        IntFunction<Method> usual,
        IntFunction<List<Method>> grid,
        Map<String, String> given) {

    /** Between the id of a row of the catalog and what a user set of it. */
    private static final char SET = ':';

    public Row {
        given = Map.copyOf(given);
    }

    /** A row of the catalog. */
    Row(String id, String title, Group group, IntFunction<Method> usual, IntFunction<List<Method>> grid) {
        this(id, title, group, usual, grid, Map.of());
    }

    /** What a row is there for. */
    public enum Group {
        /** The paper's table has it. */
        PAPER,
        /** No network, no training: what pixels give by themselves. */
        PIXELS,
        /** Other ways to learn more from few images, and BEAN together with them. */
        FURTHER,
        /** BEAN with one of its parts taken away. */
        CONTROL
    }

    /** A row with one setting. */
    static Row fixed(String id, String title, Group group, Method method) {
        return new Row(id, title, group, shots -> method, shots -> List.of(method));
    }

    /** A row with the same grid for all numbers of shots, its usual setting first. */
    static Row of(String id, String title, Group group, Method usual, Method... others) {
        List<Method> grid = new ArrayList<>();
        grid.add(usual);
        grid.addAll(List.of(others));
        return new Row(id, title, group, shots -> usual, shots -> List.copyOf(grid));
    }

    /**
     * The row with single settings given.
     *
     * @param settings by name, such as alpha
     * @throws IllegalArgumentException if the row has no such setting, or a value is out of its range
     */
    public Row with(Map<String, String> settings) {
        MethodSettings.with(usual.apply(1), settings);
        Map<String, String> canonical = new TreeMap<>();
        settings.forEach((name, value) -> canonical.put(name, MethodSettings.canonical(value)));
        String values = canonical.entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining(", "));
        return new Row(id, title + ", " + values, group, usual, grid, canonical);
    }

    /** The same row under an id that tells it from the others of its kind: "bean-2:alpha=300". */
    public Row withIdOfSettings() {
        String values = given.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(setting -> SET + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining());
        return new Row(id + values, title, group, usual, grid, given);
    }

    /** The id of the catalog, without what a user set. */
    static String catalogId(String id) {
        int end = id.indexOf(SET);
        return end < 0 ? id : id.substring(0, end);
    }

    /** Whether tuning can choose among several settings at this number of shots. */
    public boolean isTunable(int shots) {
        return given.isEmpty() && grid.apply(shots).size() > 1;
    }

    /** Whether BEAN takes part; a control of it does not count. */
    public boolean isBean() {
        return group != Group.CONTROL
                && usual.apply(1) instanceof Method.LeNet lenet
                && lenet.additions().stream().anyMatch(Bean.class::isInstance);
    }
}
