package org.neurobean.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.neurobean.data.DataSet;
import org.neurobean.lab.campaign.Campaign;
import org.neurobean.lab.run.ShotSampler;
import org.neurobean.lab.trial.TrialData;
import org.neurobean.torch.Randomness;

/** The data sets of a command's trials, loaded and checked before the first of them begins. */
final class TrialDataSets implements Campaign.DataSource, AutoCloseable {

    private final Map<String, TrialData> data = new LinkedHashMap<>();

    /**
     * @param shots of each class, the largest number that a trial asks for
     * @throws org.neurobean.lab.UserError if a set cannot be downloaded, or has fewer images of a class
     */
    TrialDataSets(List<String> names, int shots, DataOptions options, Console console) {
        boolean loaded = false;
        try {
            for (String name : names) {
                DataSet set = options.load(name, console);
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
