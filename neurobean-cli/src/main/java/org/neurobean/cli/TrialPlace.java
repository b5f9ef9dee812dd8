package org.neurobean.cli;

import org.neurobean.lab.campaign.Campaign;
import org.neurobean.lab.store.TrialStore;
import org.neurobean.lab.study.FewShotStudy;

/** Where few-shot trials can be run instead of in this process, such as a cluster. An option of the commands chooses it. */
public interface TrialPlace {

    /** The option of {@code fewshot}, {@code tune} and {@code reproduce table1} that chooses the place: "--cluster". */
    String option();

    /** What the option takes, for the help: "URL". */
    String parameter();

    /** What the option does, for the help. */
    String description();

    /**
     * Opens the place; the caller closes it.
     *
     * @param value of the option
     * @param store keeps the outcomes
     * @param data of the trials, as this process sees it
     */
    Opened open(String value, TrialStore store, Campaign.DataSource data);

    /** A place that is ready to run trials. */
    interface Opened extends FewShotStudy.Place, AutoCloseable {

        @Override
        void close();
    }
}
