package org.neurobean.torch.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.neurobean.torch.NoGradient;

/** A copy of the network as it was after the epoch that did best so far. */
final class BestEpoch implements AutoCloseable {

    private record Part(String name, Tensor live, Tensor copy) {}

    private final List<Part> parts = new ArrayList<>();

    BestEpoch(TrainingStep step) {
        add("parameters", step.parameters().values());
        step.network().statistics().forEach(this::add);
    }

    private void add(String name, Tensor live) {
        try (PointerScope scope = new PointerScope()) {
            parts.add(new Part("best." + name, live, torch.zeros_like(live).retainReference()));
        }
    }

    /** The network is at its best now. */
    void remember() {
        try (NoGradient none = new NoGradient()) {
            parts.forEach(part -> part.copy.copy_(part.live));
        }
    }

    /** Makes the network what it was at its best. */
    void putBack() {
        try (NoGradient none = new NoGradient()) {
            parts.forEach(part -> part.live.copy_(part.copy));
        }
    }

    /** The copies, by their names in a checkpoint. */
    Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        parts.forEach(part -> tensors.put(part.name, part.copy));
        return tensors;
    }

    @Override
    public void close() {
        parts.forEach(part -> part.copy.releaseReference());
    }
}
