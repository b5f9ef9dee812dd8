package org.neurobean.lab.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.layer.AnalysisOptions;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.assembly.layer.LayerAnalyzer;
import org.neurobean.data.DataSet;
import org.neurobean.lab.experiment.Experiment.Network;
import org.neurobean.lab.experiment.Experiment.Panel;
import org.neurobean.lab.run.DenseLayerReader;
import org.neurobean.lab.run.LoadedData;
import org.neurobean.lab.run.ParallelTraining;
import org.neurobean.lab.run.RunRecord;
import org.neurobean.lab.run.RunText;
import org.neurobean.lab.run.TrainingRun;
import org.neurobean.report.layer.AnalysisFiles;

/**
 * The networks of experiments, each trained from several seeds and analyzed. What a directory holds already is taken as it
 * is, and what was analyzed for one experiment is not analyzed again for the next. Beside a run are the files of its default
 * analysis.
 */
final class SeededNetworks {

    /** The seed that is drawn. */
    static final long DRAWN = 0;

    /** An analysis takes some 300 MB if a layer has 500 neurons. */
    private static final int MOST_AT_ONCE = 4;

    private final Path directory;
    private final int seeds;
    private final String command;
    private final ExperimentListener listener;
    private final Map<Analysis, Analyzed> analyzed = new ConcurrentHashMap<>();

    /**
     * Networks that are not read or trained yet.
     *
     * @param directory of the runs
     * @param seeds how many; from 0
     * @param command that repeats it, to be kept in the records
     */
    SeededNetworks(Path directory, int seeds, String command, ExperimentListener listener) {
        this.directory = directory;
        this.seeds = seeds;
        this.command = command;
        this.listener = listener;
    }

    /**
     * A network of one seed.
     *
     * @param numbers of its run and its analysis
     * @param layer of the seed that is drawn; null for the others, whose numbers are enough
     */
    record Analyzed(Results.Run numbers, @Nullable LayerAnalysis layer) {}

    /** An analysis of the network in a directory. */
    private record Analysis(Path directory, AnalysisOptions options) {}

    /** Trains what is not trained yet, and gives for each network of a panel what each seed, from 0, came to. */
    Map<String, List<Analyzed>> of(Panel panel, DataSet images) {
        List<ParallelTraining.Job> jobs = new ArrayList<>();
        for (Network network : panel.networks()) {
            for (long seed = 0; seed < seeds; seed++) {
                Network seeded = network.withSeed(seed);
                jobs.add(new ParallelTraining.Job(
                        name(network, seed), seeded.settings(), directory.resolve(seeded.directory())));
            }
        }
        Map<String, TrainingRun.Outcome> outcomes;
        try (LoadedData loaded = LoadedData.of(images, jobs.get(0).settings())) {
            outcomes = new ParallelTraining(loaded, command, listener).train(panel.title(), jobs);
        }
        analyze(panel, jobs, outcomes, images);
        Map<String, List<Analyzed>> all = new LinkedHashMap<>();
        for (int n = 0; n < panel.networks().size(); n++) {
            all.put(
                    panel.networks().get(n).name(),
                    jobs.subList(n * seeds, (n + 1) * seeds).stream()
                            .map(job -> Objects.requireNonNull(
                                    analyzed.get(new Analysis(job.directory(), panel.analysis()))))
                            .toList());
        }
        return all;
    }

    private String name(Network network, long seed) {
        return seeds == 1 ? network.name() : network.name() + ", seed " + seed;
    }

    private void analyze(
            Panel panel, List<ParallelTraining.Job> jobs, Map<String, TrainingRun.Outcome> outcomes, DataSet images) {
        List<ParallelTraining.Job> missing = jobs.stream()
                .filter(job -> !analyzed.containsKey(new Analysis(job.directory(), panel.analysis())))
                .toList();
        int workers = Math.min(MOST_AT_ONCE, Runtime.getRuntime().availableProcessors());
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        long start = System.nanoTime();
        try {
            Map<ParallelTraining.Job, Future<Analyzed>> tasks = new LinkedHashMap<>();
            missing.forEach(job -> tasks.put(
                    job,
                    pool.submit(() -> analyze(
                            job,
                            Objects.requireNonNull(outcomes.get(job.name())).run(),
                            images,
                            panel.analysis()))));
            int done = 0;
            for (Map.Entry<ParallelTraining.Job, Future<Analyzed>> task : tasks.entrySet()) {
                analyzed.put(
                        new Analysis(task.getKey().directory(), panel.analysis()),
                        ParallelTraining.ended(task.getValue()));
                done++;
                double seconds = (System.nanoTime() - start) / 1e9;
                listener.analyzed(panel, task.getKey().name(), done, missing.size(), seconds);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Analyzed analyze(ParallelTraining.Job job, RunRecord run, DataSet images, AnalysisOptions options) {
        try (DenseLayerReader reader = new DenseLayerReader(job.directory(), run, images, null)) {
            LayerAnalysis layer = LayerAnalyzer.analyze(
                    reader.read(job.name(), RunText.origin(run)), options, LayerAnalyzer.Progress.SILENT);
            if (options.equals(AnalysisOptions.DEFAULT)) {
                AnalysisFiles.write(layer, options, job.directory());
            }
            return new Analyzed(
                    Results.Run.of(run.settings().seed(), run, layer.summary()),
                    run.settings().seed() == DRAWN ? layer : null);
        }
    }
}
