package org.neurobean.lab.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.neurobean.data.DataSet;
import org.neurobean.lab.campaign.Campaign;
import org.neurobean.lab.run.ShotSampler;
import org.neurobean.lab.trial.TrialData;
import org.neurobean.torch.Randomness;

/** The data sets of a study's trials, loaded and checked before the first of them begins. */
public final class TrialDataSets implements Campaign.DataSource, AutoCloseable {

    private final Map<String, TrialData> data = new LinkedHashMap<>();

    /**
     * Loads the sets.
     *
     * @param shots of each class, the largest number that a trial asks for
     * @param source gives a data set by its name
     * @throws org.neurobean.bean.InvalidValueException if a set has fewer images of a class
     */
    public TrialDataSets(List<String> names, int shots, Function<String, DataSet> source) {
        boolean loaded = false;
        try {
            for (String name : names) {
                DataSet set = source.apply(name);
                ShotSampler.draw(set.train(), set.train().size(), shots, new Randomness(0));
                data.put(name, new TrialData(set));
            }
            loaded = true;
        } finally {
            if (!loaded) {
                close();
            }
        }
    }

    @Override
    public TrialData of(String dataset) {
        return Objects.requireNonNull(data.get(dataset));
    }

    @Override
    public void close() {
        data.values().forEach(TrialData::close);
    }
}
