package org.neurobean.lab.analysis;

/** Neurons cannot be ablated, since the scores of the classes are not known without them. */
public final class UnknownScoresException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why the scores are not known. */
    public enum Reason {
        /** There is no bias; if the layer has none, an array of zeros says so. */
        NO_BIAS,
        /** The targets are not known to be the classes, since there are more names of the one than of the other. */
        TARGETS_ARE_NOT_CLASSES
    }

    private final Reason reason;

    UnknownScoresException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
