package org.neurobean.torch.penalty;

import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;

/** Which neurons of one sample are active (h is not 0): takes their columns out of a matrix and puts them back. */
final class ActiveColumns {

    private final int[] index;

    private ActiveColumns(int[] index) {
        this.index = index;
    }

    static ActiveColumns of(double[] h) {
        int[] index = new int[h.length];
        int count = 0;
        for (int i = 0; i < h.length; i++) {
            if (h[i] != 0) { // true of what is not a number, which must not vanish
                index[count++] = i;
            }
        }
        return new ActiveColumns(Arrays.copyOf(index, count));
    }

    int count() {
        return index.length;
    }

    /** The active ones of values by neuron. */
    double[] of(double[] byNeuron, int first, int count) {
        double[] result = new double[count];
        for (int place = 0; place < count; place++) {
            result[place] = byNeuron[index[first + place]];
        }
        return result;
    }

    /** Sets the entry of each active neuron. */
    void overwrite(double[] byActive, double[] byNeuron) {
        for (int place = 0; place < index.length; place++) {
            byNeuron[index[place]] = byActive[place];
        }
    }

    /** Copies the active columns of from [rows x N] to the columns of to [rows x active]. */
    void gather(Block from, Block to) {
        if (from.isDouble()) {
            gatherDoubles(from, to);
        } else {
            gatherFloats(from, to);
        }
    }

    /** Sets the active columns of to [rows x N] to the columns of from [rows x active]. */
    void overwrite(Block from, Block to) {
        if (to.isDouble()) {
            overwriteDoubles(from, to);
        } else {
            overwriteFloats(from, to);
        }
    }

    private void gatherFloats(Block from, Block to) {
        float[] row = new float[from.columns()];
        float[] part = new float[index.length];
        FloatPointer source = from.floats();
        FloatPointer target = to.floats();
        for (long i = 0; i < from.rows(); i++) {
            source.position(i * from.stride()).get(row);
            for (int place = 0; place < part.length; place++) {
                part[place] = row[index[place]];
            }
            target.position(i * to.stride()).put(part);
        }
    }

    private void overwriteFloats(Block from, Block to) {
        float[] row = new float[to.columns()];
        float[] part = new float[index.length];
        FloatPointer source = from.floats();
        FloatPointer target = to.floats();
        for (long i = 0; i < to.rows(); i++) {
            source.position(i * from.stride()).get(part);
            target.position(i * to.stride()).get(row);
            for (int place = 0; place < part.length; place++) {
                row[index[place]] = part[place];
            }
            target.position(i * to.stride()).put(row);
        }
    }

    private void gatherDoubles(Block from, Block to) {
        double[] row = new double[from.columns()];
        double[] part = new double[index.length];
        DoublePointer source = from.doubles();
        DoublePointer target = to.doubles();
        for (long i = 0; i < from.rows(); i++) {
            source.position(i * from.stride()).get(row);
            for (int place = 0; place < part.length; place++) {
                part[place] = row[index[place]];
            }
            target.position(i * to.stride()).put(part);
        }
    }

    private void overwriteDoubles(Block from, Block to) {
        double[] row = new double[to.columns()];
        double[] part = new double[index.length];
        DoublePointer source = from.doubles();
        DoublePointer target = to.doubles();
        for (long i = 0; i < to.rows(); i++) {
            source.position(i * from.stride()).get(part);
            target.position(i * to.stride()).get(row);
            for (int place = 0; place < part.length; place++) {
                row[index[place]] = part[place];
            }
            target.position(i * to.stride()).put(row);
        }
    }
}
