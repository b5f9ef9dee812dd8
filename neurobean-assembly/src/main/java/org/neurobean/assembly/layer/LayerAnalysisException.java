package org.neurobean.assembly.layer;

/** A layer that cannot be analyzed, and why: no neuron of it is alive, or all lead to the same places. */
public final class LayerAnalysisException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** @param message names the layer, what is wrong, and what to do */
    LayerAnalysisException(String message) {
        super(message);
    }

    LayerAnalysisException(String message, Throwable cause) {
        super(message, cause);
    }
}
