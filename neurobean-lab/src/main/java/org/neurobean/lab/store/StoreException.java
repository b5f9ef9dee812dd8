package org.neurobean.lab.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A store that cannot be used. The message names its file and what is wrong; what to do depends on the program, which knows
 * it by {@link #problem()}.
 */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Problem {
        /** There is no such file. */
        MISSING,
        /** A directory has its name. */
        IS_A_DIRECTORY,
        /** The file is not a store. */
        NOT_A_STORE,
        /** Another version wrote it. */
        OTHER_VERSION,
        /** The file is damaged. */
        DAMAGED,
        /** It cannot be made or written. */
        NO_ACCESS,
        /** Two outcomes of one trial, or two choices for one cell, differ. */
        CONTRADICTION,
        /** The disk is full; what is stored is safe. */
        NO_SPACE,
        /** Another program locks the file. */
        LOCKED,
        /** Another error of the disk or of SQLite. */
        FAILED
    }

    private final Problem problem;
    private final transient Path path;

    StoreException(Problem problem, Path path, String message) {
        this(problem, path, message, null);
    }

    StoreException(Problem problem, Path path, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
        this.path = path;
    }

    public Problem problem() {
        return problem;
    }

    /** The store's file. */
    public Path path() {
        return path;
    }
}
