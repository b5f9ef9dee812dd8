package org.neurobean.torch.train;

import java.nio.FloatBuffer;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.neurobean.torch.Engine;

/**
 * Labelled samples in the engine's memory, outside of the Java heap until {@link #close()}. Several trainings may read
 * the same examples at once.
 */
public final class Examples implements AutoCloseable {

    private final Tensor inputs;
    private final Tensor labels;
    private final int size;

    private Examples(Tensor inputs, Tensor labels) {
        this.inputs = inputs;
        this.labels = labels;
        this.size = (int) inputs.size(0);
    }

    /**
     * Examples in single precision.
     *
     * @param labels the class of each sample, from 0: [S], at least one
     * @param shape of one sample, such as 1, 28, 28
     * @param filling writes the S samples in turn, each in row-major order
     */
    public static Examples of(int[] labels, long[] shape, Consumer<FloatBuffer> filling) {
        requireLabels(labels);
        Engine.start();
        try (PointerScope scope = new PointerScope()) {
            long[] all = new long[shape.length + 1];
            all[0] = labels.length;
            System.arraycopy(shape, 0, all, 1, shape.length);
            Tensor inputs = torch.zeros(all).retainReference();
            FloatBuffer buffer = inputs.createBuffer();
            filling.accept(buffer);
            long[] wide = new long[labels.length];
            for (int i = 0; i < wide.length; i++) {
                wide[i] = labels[i];
            }
            return new Examples(inputs, Tensor.create(wide).retainReference());
        }
    }

    /** The engine would leave a sample of class -100 out of the loss in silence. */
    private static void requireLabels(int[] labels) {
        if (labels.length == 0) {
            throw new IllegalArgumentException("examples need at least one sample, but there are no labels");
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0) {
                throw new IllegalArgumentException("classes count from 0, but label " + i + " is " + labels[i]);
            }
        }
    }

    /** [S x ...]. */
    public Tensor inputs() {
        return inputs;
    }

    /** [S], 64-bit integers. */
    public Tensor labels() {
        return labels;
    }

    /** S. */
    public int size() {
        return size;
    }

    /** Some of the samples, in the order of the indices; a view if one sample is asked for. */
    Batch batch(int[] order, int from, int to) {
        if (to - from == 1) {
            return new Batch(inputs.narrow(0, order[from], 1), labels.narrow(0, order[from], 1));
        }
        long[] indices = new long[to - from];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = order[from + i];
        }
        Tensor index = Tensor.create(indices);
        return new Batch(inputs.index_select(0, index), labels.index_select(0, index));
    }

    /** Neighbouring samples, as views. */
    public Batch slice(int from, int to) {
        return new Batch(inputs.narrow(0, from, to - from), labels.narrow(0, from, to - from));
    }

    /**
     * Some samples with their classes.
     *
     * @param inputs [S x ...]
     * @param labels [S]
     */
    public record Batch(Tensor inputs, Tensor labels) {}

    @Override
    public void close() {
        inputs.releaseReference();
        labels.releaseReference();
    }
}
