package org.neurobean.cli;

import org.jspecify.annotations.Nullable;

/**
 * Something that the user can put right: one line that says what is wrong and what to do. The command line prints only the
 * message, never a stack trace, and leaves with {@link #exitStatus()}.
 */
final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Exit status of a run that was started correctly and failed. */
    public static final int FAILED_RUN = 1;
    /** Exit status of a command that asked for something impossible. */
    public static final int WRONG_USAGE = 2;

    private final int exitStatus;

    private UserError(int exitStatus, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitStatus = exitStatus;
    }

    /** A wrong value, a missing file, a data set that does not exist: nothing was started. */
    public static UserError usage(String message) {
        return new UserError(WRONG_USAGE, message, null);
    }

    /** As {@link #usage(String)}, with its cause. */
    public static UserError usage(String message, Throwable cause) {
        return new UserError(WRONG_USAGE, message, cause);
    }

    /** A run that could not be carried to its end. */
    public static UserError failedRun(String message) {
        return new UserError(FAILED_RUN, message, null);
    }

    public int exitStatus() {
        return exitStatus;
    }
}
