package org.neurobean.io;

/**
 * A file of arrays that cannot be used: it is missing or damaged, its arrays do not fit each other, or their values are
 * out of range. The message is one line with the file or array, what it must be, what it is, and what to do.
 */
public final class ArrayFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ArrayFileException(String message) {
        super(message);
    }

    /** The same with its cause. */
    public ArrayFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
