package org.neurobean.cli;

import java.util.List;

/**
 * An optional part of the command line. The program finds it by {@link java.util.ServiceLoader}: a jar that has one names it
 * in {@code META-INF/services/org.neurobean.cli.CommandLineExtension}, and the program knows it as soon as the jar is on the
 * class path. A part that cannot be loaded is named in one line, and the program goes on without it.
 */
public interface CommandLineExtension {

    /** Sub-commands of {@code neurobean}: objects whose classes have picocli's {@code @Command}. */
    default List<Object> commands() {
        return List.of();
    }

    /** Where few-shot trials can be run instead of in this process. */
    default List<TrialPlace> trialPlaces() {
        return List.of();
    }
}
