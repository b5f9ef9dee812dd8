package org.neurobean.lab.store;

import java.util.List;
import org.neurobean.lab.fewshot.Method;

/**
 * A setting that tuning chose for a row of the table, and why.
 *
 * @param row id of the row
 * @param dataset a name of the catalog
 * @param shots of each class
 * @param chosen the setting
 * @param candidates all that were tried, the best first
 * @param rule how they were compared, in a sentence
 */
public record Choice(String row, String dataset, int shots, Method chosen, List<Candidate> candidates, String rule) {

    public Choice {
        candidates = List.copyOf(candidates);
    }

    /**
     * A setting that was tried.
     *
     * @param method the setting
     * @param validation mean validation accuracy at the best epoch, in [0, 1], over the draws of the last rung it reached
     * @param draws how many those were
     * @param epochs of a training there; 0 if none is trained
     * @param rung the last one it reached, from 1
     */
    public record Candidate(Method method, double validation, int draws, int epochs, int rung) {}
}
