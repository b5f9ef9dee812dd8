package org.neurobean.lab.store;

import java.util.Map;
import org.neurobean.lab.fewshot.Cost;
import org.neurobean.lab.fewshot.Outcome;
import org.neurobean.lab.fewshot.Trial;

/**
 * A finished trial.
 *
 * @param trial what was run
 * @param outcome what came out
 * @param cost what it took
 * @param origin the data's digest, versions, machine
 * @param finished in UTC, ISO 8601
 */
public record StoredTrial(Trial trial, Outcome outcome, Cost cost, Map<String, String> origin, String finished) {

    public StoredTrial {
        origin = Map.copyOf(origin);
    }
}
