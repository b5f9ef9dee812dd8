package org.neurobean.lab.table;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The numbers of the paper's Table 1: mean test accuracy over 20 draws, in percent. */
public final class PaperTable {

    public static final List<String> DATASETS = List.of("mnist", "fashion-mnist");
    public static final List<Integer> SHOTS = List.of(1, 5, 10, 20);
    public static final int DRAWS = 20;

    /** By row: MNIST with 1, 5, 10 and 20 shots, then Fashion-MNIST. */
    private static final Map<String, double[]> VALUES = Map.of(
            Table1.VANILLA, new double[] {38.63, 70.21, 78.97, 86.68, 39.32, 59.02, 64.50, 70.23},
            Table1.DROPOUT, new double[] {40.13, 72.45, 82.04, 89.22, 40.78, 60.04, 65.40, 71.83},
            Table1.WEIGHT_DECAY, new double[] {39.51, 71.76, 82.87, 90.15, 41.31, 61.98, 67.25, 71.88},
            Table1.L1, new double[] {40.96, 74.35, 81.17, 90.68, 41.26, 62.18, 67.30, 70.85},
            Table1.IMITATION, new double[] {44.10, 70.40, 80.00, 86.70, 44.80, 62.10, 68.00, 72.50},
            Table1.BEAN_1, new double[] {54.79, 83.42, 87.51, 92.79, 50.57, 66.95, 69.21, 74.25},
            Table1.BEAN_2, new double[] {53.75, 80.76, 88.08, 92.97, 49.94, 65.98, 70.21, 75.06});

    private PaperTable() {}

    /** The paper's value in percent; empty if it has none. */
    public static OptionalDouble value(String row, String dataset, int shots) {
        double[] values = VALUES.get(row);
        int block = DATASETS.indexOf(dataset);
        int place = SHOTS.indexOf(shots);
        return values == null || block < 0 || place < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(values[block * SHOTS.size() + place]);
    }
}
