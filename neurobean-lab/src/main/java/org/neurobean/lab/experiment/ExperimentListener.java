package org.neurobean.lab.experiment;

import java.util.List;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.lab.experiment.Experiment.Panel;
import org.neurobean.lab.run.ParallelTraining;
import org.neurobean.torch.train.TrainingListener;

/** Is notified of the progress of an experiment: its trainings, its analyses, and the numbers of each panel. */
public interface ExperimentListener extends ParallelTraining.Listener {

    /** Ignores all events. */
    ExperimentListener SILENT = (training, batches) -> TrainingListener.SILENT;

    /**
     * A network of a panel is analyzed.
     *
     * @param network its name and, if there are several, its seed
     * @param done networks of the panel that are analyzed by now
     * @param all networks of the panel that had to be analyzed
     * @param seconds that these took
     */
    default void analyzed(Panel panel, String network, int done, int all, double seconds) {}

    /**
     * A panel is complete.
     *
     * @param layers of the seed that is drawn, by network
     * @param measured the numbers of all seeds, by network
     */
    default void finished(Panel panel, List<LayerAnalysis> layers, List<Results.Measured> measured) {}
}
