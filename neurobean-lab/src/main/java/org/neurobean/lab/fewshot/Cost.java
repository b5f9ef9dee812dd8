package org.neurobean.lab.fewshot;

/**
 * What a trial took, in processor time of its one thread.
 *
 * @param trainingSeconds learning
 * @param evaluationSeconds validation and test
 * @param steps of the optimizer; 0 if no network is trained
 */
public record Cost(double trainingSeconds, double evaluationSeconds, long steps) {}
