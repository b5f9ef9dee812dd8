package org.neurobean.lab.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neurobean.report.draw.PngCanvas;
import org.neurobean.report.training.EpochPoint;
import org.neurobean.report.training.OutgoingWeights;
import org.neurobean.report.training.Provenance;
import org.neurobean.report.training.Report;
import org.neurobean.report.training.ReportWriter;
import org.neurobean.report.training.ReportedRun;
import org.neurobean.report.training.WeightPicture;
import org.neurobean.torch.train.EpochMetrics;

/** Finished runs as the report shows them. */
public final class RunReport {

    /** Stems of the names that penalties of BEAN have in an epoch's metrics, before the layer's. */
    private static final String BEAN = "bean.";

    private final List<ReportedRun> runs = new ArrayList<>();

    /**
     * Adds a run; the first one is what the others are compared with.
     *
     * @param name as it stands in tables
     * @param classNames by label
     * @param outcome of a finished run
     */
    public void add(String name, List<String> classNames, TrainingRun.Outcome outcome) {
        RunRecord.Result result = outcome.run().result();
        if (result == null) {
            throw new IllegalArgumentException("the run " + name + " has not ended");
        }
        runs.add(new ReportedRun(
                name,
                outcome.run().settings().regularization(),
                result.testAccuracy(),
                result.seconds(),
                outcome.epochs().stream().map(RunReport::point).toList(),
                new OutgoingWeights(outcome.lastHiddenLayer(), classNames, outcome.lastHidden())));
    }

    private static EpochPoint point(EpochMetrics epoch) {
        Map<String, Double> penalties = new LinkedHashMap<>();
        epoch.penalties().forEach((name, penalty) -> {
            if (name.startsWith(BEAN)) {
                penalties.put(name.substring(BEAN.length()), penalty);
            }
        });
        return new EpochPoint(epoch.epoch(), epoch.loss(), epoch.trainAccuracy(), Double.NaN, penalties);
    }

    /**
     * Writes the page and the picture of the weights beside it.
     *
     * @param title of the page
     * @param summary what was compared
     * @param record of one of the runs: they share data, seed and versions
     * @param directory where {@code report.html}, {@code weights.svg} and, if there are fonts, {@code weights.png} go
     * @param ended when the runs ended
     */
    public void write(String title, String summary, RunRecord record, Path directory, Instant ended) {
        Report report = new Report(title, summary, provenance(record, ended), runs);
        ReportWriter.write(report, directory.resolve(RunDirectory.REPORT));
        WeightPicture picture = new WeightPicture(report);
        picture.writeSvg(directory.resolve("weights.svg"));
        if (PngCanvas.hasFonts()) {
            picture.writePng(directory.resolve("weights.png"));
        }
    }

    /** Those that were asked for, or, if time was over, those that were made. */
    private static int epochs(RunRecord record) {
        RunRecord.Result result = record.result();
        return result != null && result.cutShort()
                ? result.epochs()
                : record.settings().stop().epochs();
    }

    private static Provenance provenance(RunRecord record, Instant ended) {
        return new Provenance(
                record.data().title(),
                "sha256:" + record.data().digest(),
                String.join("; ", record.data().remarks()),
                record.data().trainImages(),
                record.data().testImages(),
                record.settings().seed(),
                epochs(record),
                record.versions(),
                record.command(),
                ended);
    }
}
