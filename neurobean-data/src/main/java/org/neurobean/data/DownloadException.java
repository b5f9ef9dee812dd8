package org.neurobean.data;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.Causes;

/**
 * Files of a data set that could not be downloaded. The message is one line that says why and what to do. If another
 * data directory would help, it says how to name one; a program that has its own way adds that by {@link
 * #message(String)}.
 */
public final class DownloadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String remedy;
    private final boolean directoryHelps;

    private DownloadException(String problem, String remedy, boolean directoryHelps, @Nullable Throwable cause) {
        super(text(problem, remedy, directoryHelps ? DataDirectories.VARIABLE : ""), cause);
        this.problem = problem;
        this.remedy = remedy;
        this.directoryHelps = directoryHelps;
    }

    /** @param remedy ends in "name another directory", to which the way to do so is added */
    static DownloadException remediedByDirectory(String problem, String remedy, Throwable cause) {
        return new DownloadException(problem, remedy, true, cause);
    }

    static DownloadException unwritable(Path target, IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return interrupted();
        }
        if (Causes.isDiskFull(e)) {
            return remediedByDirectory(
                    "no space left on the disk to write " + target + ": ",
                    "free some, or name a directory on another disk",
                    e);
        }
        return remediedByDirectory(
                "cannot write " + target + " (" + Causes.brief(e) + "): ",
                "make its directory writable, or name another",
                e);
    }

    /** Sets the thread's interrupt flag again. */
    static DownloadException interrupted() {
        Thread.currentThread().interrupt();
        return new DownloadException(
                "the download was interrupted and left nothing behind: ", "run the command again", false, null);
    }

    /**
     * The message for users of a program that can be told a data directory.
     *
     * @param option how, such as {@code --data-dir}
     */
    public String message(String option) {
        return text(problem, remedy, directoryHelps ? option + " or " + DataDirectories.VARIABLE : "");
    }

    private static String text(String problem, String remedy, String way) {
        return problem + remedy + (way.isEmpty() ? "" : " with " + way);
    }
}
