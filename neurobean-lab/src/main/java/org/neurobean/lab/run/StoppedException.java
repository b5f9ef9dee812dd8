package org.neurobean.lab.run;

/** Work that a listener asked to stop before its end. What was finished is kept; the message says where. */
public final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoppedException(String message) {
        super(message);
    }
}
