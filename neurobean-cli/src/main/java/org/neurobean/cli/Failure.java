package org.neurobean.cli;

import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.layer.LayerAnalysisException;
import org.neurobean.bean.InvalidValueException;
import org.neurobean.data.DataSetException;
import org.neurobean.data.DownloadException;
import org.neurobean.io.ArrayFileException;
import org.neurobean.io.UnwritableFileException;
import org.neurobean.lab.SettingsException;
import org.neurobean.lab.analysis.UnknownScoresException;
import org.neurobean.lab.run.DeviceException;
import org.neurobean.lab.run.OutputDirectoryException;
import org.neurobean.lab.run.RunFailedException;
import org.neurobean.lab.run.StoppedException;
import org.neurobean.lab.store.StoreException;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What the libraries refuse, as a line that names options and says what to do, with its exit status.
 *
 * @param line for the user
 * @param status of the program
 */
record Failure(String line, int status) {

    private static final String OUT = "choose another --out";

    /** What is said of an exception of a command; null if it is a bug in neurobean. */
    static @Nullable Failure of(Exception e, CommandSpec command) {
        if (e instanceof UserError error) {
            return new Failure(oneLine(error), error.exitStatus());
        }
        if (e instanceof InvalidValueException invalid) {
            return wrong(invalid.message(OptionNames.of(invalid.name(), command)));
        }
        if (e instanceof OutputDirectoryException directory) {
            return wrong(oneLine(e) + remedy(directory.problem(), command));
        }
        if (e instanceof StoreException store) {
            return of(store);
        }
        if (e instanceof DeviceException) {
            return wrong("--" + oneLine(e)
                    + "; see the README, Graphics cards, for NEUROBEAN_ENGINE=cuda, or leave out --device");
        }
        if (e instanceof UnknownScoresException unknown) {
            return wrong("--ablate needs the scores of the classes, and " + oneLine(e)
                    + switch (unknown.reason()) {
                        case NO_BIAS -> ", or name it with --bias";
                        case TARGETS_ARE_NOT_CLASSES ->
                            "; if the targets are the classes, name them all with --class-names";
                    });
        }
        if (e instanceof DownloadException download) {
            return new Failure(download.message(DataOptions.OPTION), UserError.FAILED_RUN);
        }
        if (e instanceof LayerAnalysisException
                || e instanceof SettingsException
                || e instanceof ArrayFileException
                || e instanceof UnwritableFileException
                || e instanceof DataSetException) {
            return wrong(oneLine(e));
        }
        if (e instanceof RunFailedException || e instanceof StoppedException) {
            return new Failure(oneLine(e), UserError.FAILED_RUN);
        }
        return null;
    }

    private static Failure wrong(String line) {
        return new Failure(line, UserError.WRONG_USAGE);
    }

    private static String remedy(OutputDirectoryException.Problem problem, CommandSpec command) {
        String resume = command.optionsMap().containsKey("--resume") ? "add --resume to go on with it, or " : "";
        return switch (problem) {
            case NOT_A_DIRECTORY, NOT_EMPTY -> "; choose a new directory with --out";
            case HOLDS_A_RUN -> "; " + resume + OUT;
            case HOLDS_NO_RUN -> "; name a directory that 'neurobean train --out' made";
            case NOT_BEGUN -> "; leave out --resume to begin one there";
            case NOT_ENDED -> "; go on with it by 'neurobean train ... --resume'";
            case OTHER_SETTINGS -> "; use those to resume it, or " + OUT;
            case IN_USE -> "; wait for it, or " + OUT;
            case NO_SPACE -> "; free some, or " + OUT;
            case HOLDS_OTHER_FILES, DAMAGED, NO_ACCESS -> "; " + OUT;
            case OTHER_MODEL, FAILED -> "";
        };
    }

    private static Failure of(StoreException e) {
        return switch (e.problem()) {
            case MISSING -> wrong(oneLine(e) + "; name a file that 'fewshot --store' made");
            case IS_A_DIRECTORY -> wrong(oneLine(e) + "; name a file with --store");
            case NOT_A_STORE, NO_ACCESS -> wrong(oneLine(e) + "; choose another file with --store");
            case OTHER_VERSION ->
                wrong(oneLine(e) + "; results of different versions are not mixed: choose a new --store, or use the"
                        + " version that made it");
            case DAMAGED -> wrong(oneLine(e) + "; restore a copy, or move it away to begin anew");
            case CONTRADICTION -> wrong(oneLine(e));
            case NO_SPACE ->
                new Failure(
                        oneLine(e) + "; what is in it is safe: free some space and give the same command again",
                        UserError.FAILED_RUN);
            case LOCKED -> new Failure(oneLine(e) + "; end it and try again", UserError.FAILED_RUN);
            case FAILED -> new Failure(oneLine(e), UserError.FAILED_RUN);
        };
    }

    /** The first line of a message; the name of the exception if it has none. */
    static String oneLine(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse("");
    }
}
