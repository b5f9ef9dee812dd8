package org.neurobean.lab.run;

import org.jspecify.annotations.Nullable;

/** A run that was started correctly and could not be carried to its end. The message says why, and what is left of it. */
public final class RunFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RunFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
