package org.neurobean.torch.penalty;

import java.util.EnumMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * The memory that one penalty works in, kept from one evaluation to the next: fresh memory of these sizes costs more in
 * page faults than the arithmetic on it. What a slot holds from before is never relied upon.
 */
final class Scratch implements AutoCloseable {

    /** Names of the matrices; a form uses those that it needs. */
    enum Slot {
        ACTIVATIONS_COPY,
        WEIGHT_COPY,
        BY_ACTIVATIONS,
        BY_WEIGHT,
        STRENGTH,
        SLOPE,
        SHIFTED,
        EXTENDED,
        LEFT,
        OFFSET,
        DEGREE,
        SQUARES,
        ONES,
        PAIR_STRENGTH,
        PAIR_DIVERGENCE,
        PAIR_CORRELATION,
        PAIR_DIFFERENCE,
        PAIR_SIGN,
        FACTOR,
        FACTOR_GRADIENT,
        FIRST,
        SECOND,
        SELECT_FIRST,
        SELECT_SECOND,
        GRAM,
        GRAM_OF_SQUARES,
        PRODUCT,
        ACTIVE,
        ACTIVE_ROOTS,
        ACTIVE_ROW,
        BY_ACTIVE
    }

    private record Held(Tensor storage, Tensor view, Block block) {}

    private final Map<Slot, Held> held = new EnumMap<>(Slot.class);
    private ScalarType type = ScalarType.Float;

    /** From now on blocks are of this type; those of another are given back. */
    void use(ScalarType newType) {
        if (newType != type) {
            close();
            type = newType;
        }
    }

    /** A block [rows x columns] whose content is undefined; the slot's earlier blocks are invalid from now on. */
    @SuppressWarnings("try") // the scope acts until it is closed
    Block block(Slot slot, int rows, int columns) {
        Held now = held.get(slot);
        if (now != null && now.block.rows() == rows && now.block.columns() == columns) {
            return now.block;
        }
        long size = (long) rows * columns;
        try (PointerScope scope = new PointerScope()) {
            Tensor storage = storage(now, size); // [capacity]
            Tensor view = storage.narrow(0, 0, size).view(rows, columns); // [rows x columns]
            view.retainReference();
            Held next = new Held(storage, view, new Block(view));
            held.put(slot, next);
            return next.block;
        }
    }

    /** Memory for this many elements: that of the slot if it suffices. The slot's view is given back. */
    private Tensor storage(@Nullable Held now, long size) {
        if (now != null) {
            now.view.releaseReference();
            if (now.storage.numel() >= size) {
                return now.storage;
            }
            now.storage.releaseReference();
        }
        Tensor storage = torch.zeros(new long[] {size}, new TensorOptions(type)); // [size]
        storage.retainReference();
        return storage;
    }

    /** A row [1 x n] of ones. */
    Block ones(int n) {
        Held now = held.get(Slot.ONES);
        if (now == null || now.block.columns() < n) {
            Block ones = block(Slot.ONES, 1, n);
            ones.tensor().fill_(new Scalar(1.0));
            return ones;
        }
        return now.block.columns(0, n);
    }

    /** Bytes held now, gradients included. */
    long bytes() {
        long elements = held.values().stream().mapToLong(h -> h.storage.numel()).sum();
        return elements * (type == ScalarType.Double ? Double.BYTES : Float.BYTES);
    }

    @Override
    public void close() {
        for (Held each : held.values()) {
            each.view.releaseReference();
            each.storage.releaseReference();
        }
        held.clear();
    }
}
