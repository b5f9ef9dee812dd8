package org.neurobean.lab.study;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.campaign.Campaign;
import org.neurobean.lab.fewshot.Trial;
import org.neurobean.lab.table.FewShotPlan;
import org.neurobean.lab.table.FewShotTable;

/** Is notified of the progress of a few-shot study, in the thread that runs it. */
public interface StudyListener {

    /** Ignores all events. */
    StudyListener SILENT = (trials, finished, table) -> Campaign.Listener.SILENT;

    /**
     * Trials begin.
     *
     * @param trials all of them
     * @param finished keys of trials that the store holds already
     * @param table the table of what is finished when it is asked for; null for trials of no table
     * @return the listener of the trials, which may stop them
     */
    Campaign.Listener trials(List<Trial> trials, Set<String> finished, @Nullable Supplier<FewShotTable> table);

    /** The trials that began last have ended, were stopped, or failed. */
    default void ended() {}

    /** Settings of this many cells of the table are to be chosen. */
    default void choosing(int cells) {}

    /** A round of tuning begins. */
    default void round(int round, int trials) {}

    /** The settings of all rows are known. */
    default void planned(FewShotPlan plan) {}
}
