package org.neurobean.report.training;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.neurobean.io.NumberText;

/** A report in the words of its page: every number already text, nothing left to compute in the template. */
record ReportView(
        Report report,
        String accuracies,
        String caution,
        String preference,
        List<Column> columns,
        List<Row> rows,
        List<String> layers,
        List<EpochRow> epochRows,
        List<GroupRow> groupRows,
        List<Fact> facts,
        String scaleNote) {

    /** A column of the table of results; hint may be empty. */
    record Column(String title, String hint) {}

    /** A run in the table of results. */
    record Row(int index, String name, String setting, List<Cell> cells) {}

    /** Text and the number that it sorts by; a missing number sorts as an empty text, last. Note may be empty. */
    record Cell(String text, String sortKey, String note) {}

    /** One epoch of one run, as text. */
    record EpochRow(int epoch, int runIndex, String run, List<String> values) {}

    /** How many neurons of one run prefer each target, as text. */
    record GroupRow(String run, String layer, String counts) {}

    /** A line of the foot of the page; code is shown in the type of code. */
    record Fact(String name, String value, boolean code) {}

    static ReportView of(Report report, DivergingScale scale) {
        Findings findings = new Findings(report);
        List<String> layers = report.penalizedLayers();
        return new ReportView(
                report,
                findings.accuracies(),
                findings.caution(),
                findings.preference(),
                columns(report, layers),
                rows(report, findings, layers),
                layers,
                epochRows(report, layers, findings.decimals()),
                report.runs().stream().map(ReportView::groupRow).toList(),
                facts(report.provenance()),
                scaleNote(scale));
    }

    /** Whether some run was tested during its training, so that there is a curve to explain. */
    boolean hasTestCurve() {
        return report.runs().stream()
                .flatMap(run -> run.epochs().stream())
                .anyMatch(point -> !Double.isNaN(point.testAccuracyOrNaN()));
    }

    private static List<Column> columns(Report report, List<String> layers) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("Test accuracy", "95 % interval"));
        if (report.runs().size() > 1) {
            columns.add(
                    new Column("Difference", "points to " + report.reference().name()));
        }
        layers.forEach(layer -> columns.add(new Column("Penalty " + layer, "last epoch")));
        columns.add(new Column("Preferred target", "share of weight"));
        columns.add(new Column("Time", "of training"));
        return columns;
    }

    private static List<Row> rows(Report report, Findings findings, List<String> layers) {
        List<Row> rows = new ArrayList<>();
        int decimals = findings.decimals();
        for (ReportedRun run : report.runs()) {
            List<Cell> cells = new ArrayList<>();
            Findings.Interval interval = findings.interval(run.testAccuracy());
            String range = String.format(
                    Locale.ROOT,
                    "%." + decimals + "f \u2013 %." + decimals + "f",
                    100 * interval.low(),
                    100 * interval.high());
            cells.add(cell(NumberText.percent(run.testAccuracy(), decimals), run.testAccuracy(), range));
            if (report.runs().size() > 1) {
                double difference = run.testAccuracy() - report.reference().testAccuracy();
                String text = rows.isEmpty() ? "reference" : NumberText.points(difference, decimals);
                cells.add(cell(text, difference, ""));
            }
            Map<String, Double> penalties = run.lastEpoch().penaltyByLayer();
            for (String layer : layers) {
                double penalty = penalties.getOrDefault(layer, Double.NaN);
                cells.add(cell(NumberText.significant(penalty), penalty, ""));
            }
            double share = new NeuronOrder(run.weights()).preferredShare();
            cells.add(cell(NumberText.percent(share, 0), share, ""));
            cells.add(cell(NumberText.duration(run.seconds()), run.seconds(), ""));
            rows.add(new Row(rows.size(), run.name(), run.setting(), cells));
        }
        return rows;
    }

    private static Cell cell(String text, double number, String note) {
        return new Cell(text, Double.isNaN(number) ? "" : Double.toString(number), note);
    }

    /** By epoch and then by run, so that runs can be compared line by line. */
    private static List<EpochRow> epochRows(Report report, List<String> layers, int decimals) {
        TreeSet<Integer> epochs = new TreeSet<>();
        report.runs().forEach(run -> run.epochs().forEach(point -> epochs.add(point.epoch())));
        List<EpochRow> rows = new ArrayList<>();
        for (int epoch : epochs) {
            for (int index = 0; index < report.runs().size(); index++) {
                ReportedRun run = report.runs().get(index);
                for (EpochPoint point : run.epochs()) {
                    if (point.epoch() == epoch) {
                        rows.add(new EpochRow(epoch, index, run.name(), values(point, layers, decimals)));
                    }
                }
            }
        }
        return rows;
    }

    private static List<String> values(EpochPoint point, List<String> layers, int decimals) {
        List<String> values = new ArrayList<>();
        values.add(NumberText.significant(point.loss()));
        values.add(NumberText.percent(point.trainAccuracy(), decimals));
        values.add(NumberText.percent(point.testAccuracyOrNaN(), decimals));
        for (String layer : layers) {
            values.add(NumberText.significant(point.penaltyByLayer().getOrDefault(layer, Double.NaN)));
        }
        return values;
    }

    private static GroupRow groupRow(ReportedRun run) {
        int[] sizes = new int[run.weights().targets()];
        new NeuronOrder(run.weights()).groups().forEach(group -> sizes[group.target()] = group.size());
        List<String> counts = new ArrayList<>();
        for (int target = 0; target < sizes.length; target++) {
            counts.add(run.weights().targetNames().get(target) + ": " + sizes[target]);
        }
        return new GroupRow(run.name(), run.weights().layer(), String.join(", ", counts));
    }

    private static List<Fact> facts(Provenance from) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Command", from.command(), true));
        facts.add(new Fact("Data set", from.dataset(), false));
        facts.add(new Fact("Data digest", from.datasetDigest(), true));
        if (!from.remarks().isBlank()) {
            facts.add(new Fact("Remarks", from.remarks(), false));
        }
        facts.add(new Fact(
                "Images",
                NumberText.count(from.trainImages()) + " for training, " + NumberText.count(from.testImages())
                        + " for testing",
                false));
        facts.add(new Fact("Seed", Long.toString(from.seed()), true));
        facts.add(new Fact("Epochs", Integer.toString(from.epochs()), false));
        List<String> versions = new ArrayList<>();
        from.versions().forEach((what, version) -> versions.add(what + " " + version));
        if (!versions.isEmpty()) {
            facts.add(new Fact("Versions", String.join(", ", versions), false));
        }
        DateTimeFormatter minutes = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT);
        facts.add(new Fact("Made", minutes.format(from.created().atOffset(ZoneOffset.UTC)), false));
        return facts;
    }

    private static String scaleNote(DivergingScale scale) {
        String limit = NumberText.shortest(scale.limit());
        if (scale.beyond() == 0) {
            return "All runs share one colour scale, from \u2212" + limit + " to +" + limit + ".";
        }
        return "All runs share one colour scale, from \u2212" + limit + " to +" + limit + "; the "
                + NumberText.count(scale.beyond()) + " weights beyond it take the colour of its end.";
    }
}
