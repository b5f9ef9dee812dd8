package org.neurobean.lab.analysis;

import java.nio.file.Path;

/** Is notified of the progress of analyses. */
public interface AnalysisListener {

    /** Ignores all events. */
    AnalysisListener SILENT = (layer, step) -> {};

    /** A step of the analysis of a layer begins. */
    void step(String layer, String step);

    /** The images are not those that a run was trained on. */
    default void otherImages(Path run) {}

    /** Nothing of a layer is ablated, since its targets are not known to be the classes. */
    default void notAblated(String layer, int targets, int classes) {}
}
