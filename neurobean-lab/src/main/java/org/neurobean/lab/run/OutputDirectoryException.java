package org.neurobean.lab.run;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A directory of results that cannot be used as it was asked for. The message names the directory or file and what is wrong
 * with it; what to do depends on the program, which knows it by {@link #problem()}.
 */
public final class OutputDirectoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Problem {
        /** Something that is not a directory has its name. */
        NOT_A_DIRECTORY,
        /** A new run needs an empty directory. */
        NOT_EMPTY,
        /** A new run needs a directory without a run. */
        HOLDS_A_RUN,
        /** It has files that are not results of the same kind. */
        HOLDS_OTHER_FILES,
        /** There is no run to read. */
        HOLDS_NO_RUN,
        /** There is no run to resume. */
        NOT_BEGUN,
        /** The run has no model yet. */
        NOT_ENDED,
        /** The run was begun with other settings. */
        OTHER_SETTINGS,
        /** The model is of another network or of other data. */
        OTHER_MODEL,
        /** Another process is working in it. */
        IN_USE,
        /** A file in it is damaged, or of another version. */
        DAMAGED,
        /** It cannot be made, read or written. */
        NO_ACCESS,
        /** The disk is full. */
        NO_SPACE,
        /** Another error of the disk. */
        FAILED
    }

    private final Problem problem;
    private final transient Path path;

    /**
     * An exception.
     *
     * @param path the directory, or the file in it
     * @param message what is wrong, with the path
     */
    public OutputDirectoryException(Problem problem, Path path, String message) {
        this(problem, path, message, null);
    }

    /** As above, with the cause. */
    public OutputDirectoryException(Problem problem, Path path, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
        this.path = path;
    }

    public Problem problem() {
        return problem;
    }

    /** The directory, or the file in it. */
    public Path path() {
        return path;
    }
}
