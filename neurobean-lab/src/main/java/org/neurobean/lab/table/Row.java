package org.neurobean.lab.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.neurobean.lab.fewshot.Addition;
import org.neurobean.lab.fewshot.Method;

/**
 * A row of the table: a method with the settings among which tuning chooses.
 *
 * @param id as the command line names it
 * @param title in the table
 * @param group what it is there for
 * @param usual the setting without tuning, by shots: one of the grid
 * @param grid the settings to choose from, by shots
 */
public record Row(String id, String title, Group group, IntFunction<Method> usual, IntFunction<List<Method>> grid) {

    /** What a row is there for. */
    public enum Group {
        /** The paper's table has it. */
        PAPER,
        /** No network, no training: what pixels alone give. */
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

    /** Whether BEAN takes part; a control of it does not count. */
    public boolean isBean() {
        return group != Group.CONTROL
                && usual.apply(1) instanceof Method.LeNet lenet
                && lenet.additions().stream().anyMatch(Addition.Bean.class::isInstance);
    }
}
