package org.neurobean.data;

/**
 * A data set that cannot be used: there is none of this name, or one of its files or directories is missing or wrong. The
 * message is one line with what was found, what it must be, and what to do.
 */
public final class DataSetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DataSetException(String message) {
        super(message);
    }

    /** The same with its cause. */
    public DataSetException(String message, Throwable cause) {
        super(message, cause);
    }
}
