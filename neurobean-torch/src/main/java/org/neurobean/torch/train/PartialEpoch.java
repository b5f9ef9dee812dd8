package org.neurobean.torch.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neurobean.torch.regularize.Regularizer.Term;

/**
 * The sums of an epoch under way.
 *
 * @param batches steps made
 * @param samples that they held
 * @param lossSum cross-entropy summed over samples
 * @param correct samples classified correctly
 * @param measured steps at which the penalties were measured
 * @param penaltySums each penalty summed over the measured steps, without alpha
 * @param weightedSums the same with alpha
 */
record PartialEpoch(
        int batches,
        long samples,
        double lossSum,
        long correct,
        int measured,
        Map<String, Double> penaltySums,
        Map<String, Double> weightedSums) {

    static final PartialEpoch NONE = new PartialEpoch(0, 0, 0, 0, 0, Map.of(), Map.of());

    PartialEpoch with(TrainingStep.Outcome outcome, int batchSize) {
        if (outcome.terms().isEmpty()) {
            return new PartialEpoch(
                    batches + 1,
                    samples + batchSize,
                    lossSum + outcome.loss() * batchSize,
                    correct + outcome.correct(),
                    measured,
                    penaltySums,
                    weightedSums);
        }
        Map<String, Double> penalties = new LinkedHashMap<>(penaltySums);
        Map<String, Double> weighted = new LinkedHashMap<>(weightedSums);
        for (Term term : outcome.terms()) {
            penalties.merge(term.name(), term.penalty(), Double::sum);
            weighted.merge(term.name(), term.alpha() * term.penalty(), Double::sum);
        }
        return new PartialEpoch(
                batches + 1,
                samples + batchSize,
                lossSum + outcome.loss() * batchSize,
                correct + outcome.correct(),
                measured + 1,
                penalties,
                weighted);
    }

    double loss() {
        return lossSum / samples;
    }

    double accuracy() {
        return (double) correct / samples;
    }

    EpochMetrics complete(int epoch, @Nullable Double validationAccuracy) {
        Map<String, Double> penalties = new LinkedHashMap<>();
        penaltySums.forEach((name, sum) -> penalties.put(name, sum / measured));
        double regularization = weightedSums.values().stream()
                .mapToDouble(sum -> sum / measured)
                .sum();
        return new EpochMetrics(epoch, loss(), accuracy(), penalties, loss() + regularization, validationAccuracy);
    }

    /** The terms of an outcome that has some, else those of before. */
    static List<Term> latest(List<Term> before, TrainingStep.Outcome outcome) {
        return outcome.terms().isEmpty() ? before : outcome.terms();
    }
}
