package org.neurobean.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.neurobean.data.DataSet;
import org.neurobean.io.Json;
import org.neurobean.lab.run.ModelEvaluation;
import org.neurobean.lab.run.RunDirectory;
import org.neurobean.lab.run.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code evaluate}: a run's model on test images, class by class. */
@Command(
        name = "evaluate",
        description = "Test the model that a run left behind.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "The directory that 'train --out' made.")
    private Path directory = Path.of("");

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description = "Test on another data set of the same shape (default: the run's own).")
    private @Nullable String dataset;

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(names = "--json", description = "Print JSON, with the confusion matrix.")
    private boolean json;

    /** What {@code --json} prints; recall by class, confusion true by predicted. */
    record Result(
            String run,
            String dataset,
            String digest,
            int images,
            double accuracy,
            double loss,
            List<String> classes,
            List<Double> recall,
            int[][] confusion) {}

    @Override
    public Integer call() {
        Console console = Console.of(Objects.requireNonNull(spec));
        RunRecord run = RunDirectory.read(directory);
        DataSet images = data.load(dataset == null ? run.settings().dataset() : dataset, console);
        ModelEvaluation evaluation = ModelEvaluation.of(directory, run, images);
        if (dataset == null && !images.digest().equals(run.data().digest())) {
            console.say("note: these are not the bytes that the run was trained on (digest " + images.digest()
                    + ", then " + run.data().digest() + ")");
        }
        print(images, evaluation, console);
        return 0;
    }

    private void print(DataSet images, ModelEvaluation evaluation, Console console) {
        List<Double> recall = evaluation.recall();
        if (json) {
            Result result = new Result(
                    directory.toString(),
                    images.name(),
                    images.digest(),
                    evaluation.samples(),
                    evaluation.accuracy(),
                    evaluation.loss(),
                    images.classNames(),
                    recall,
                    evaluation.confusion());
            console.out().println(Json.pretty().writeValueAsString(result));
            return;
        }
        console.out()
                .println(String.format(
                        Locale.ROOT,
                        "Test accuracy %s on %,d images (%s), loss %.4f",
                        Console.percent(evaluation.accuracy()),
                        evaluation.samples(),
                        images.title(),
                        evaluation.loss()));
        images.remarks().forEach(remark -> console.out().println("  " + remark));
        for (int c = 0; c < recall.size(); c++) {
            console.out()
                    .println(String.format(
                            Locale.ROOT, "  %-12s %8s", images.classNames().get(c), Console.percent(recall.get(c))));
        }
    }
}
