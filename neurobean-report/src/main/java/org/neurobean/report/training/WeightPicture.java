package org.neurobean.report.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.neurobean.io.NumberText;
import org.neurobean.io.WholeFile;
import org.neurobean.io.WrittenFile;
import org.neurobean.report.draw.Canvas;
import org.neurobean.report.draw.ColourRamp;
import org.neurobean.report.draw.PngCanvas;
import org.neurobean.report.draw.SvgCanvas;

/**
 * The picture of a layer's outgoing weights, one panel per run side by side on one colour scale, for a README or a
 * paper. Rows are neurons by preferred target and strength, columns are targets; see {@link NeuronOrder} for the order
 * and {@link DivergingScale} for the colours. It is the page's heat map without its page.
 */
public final class WeightPicture {

    private static final int TEXT = 0x1b2127;
    private static final int MUTED = 0x59636e;
    private static final int FRAME = 0x9aa2aa;

    private static final int MARGIN = 24;
    private static final int TOP = 92; // room above the panels: the title, a panel's name and what stands below it
    private static final int LEFT_LABELS = 46; // room left of a panel: its axis title and the groups' targets
    private static final int BELOW = 46; // room below the panels: the targets and their axis title
    private static final int BAR_ROOM = 52; // room at the foot: the colour bar
    private static final int PANEL_HEIGHT = 504;
    private static final int PANEL_WIDTH = 240;
    private static final int LINE = 14; // distance of labels at which they do not touch

    /** One run's panel: its upper left corner and the size of a cell. */
    private record Panel(ReportedRun run, NeuronOrder order, double x, double cellWidth, double cellHeight) {
        double width() {
            return cellWidth * run.weights().targets();
        }

        double height() {
            return cellHeight * run.weights().neurons();
        }
    }

    private final Report report;
    private final DivergingScale scale;
    private final List<Panel> panels = new ArrayList<>();
    private final int width;
    private final int height;

    public WeightPicture(Report report) {
        this.report = report;
        this.scale = DivergingScale.of(
                report.runs().stream().map(ReportedRun::weights).toList());
        double x = MARGIN;
        double tallest = 0;
        for (ReportedRun run : report.runs()) {
            double cellWidth = cellSize(PANEL_WIDTH, run.weights().targets(), 24);
            double cellHeight = cellSize(PANEL_HEIGHT, run.weights().neurons(), 24);
            Panel panel = new Panel(run, new NeuronOrder(run.weights()), x + LEFT_LABELS, cellWidth, cellHeight);
            panels.add(panel);
            x += LEFT_LABELS + Math.max(panel.width(), 120) + MARGIN;
            tallest = Math.max(tallest, panel.height());
        }
        this.width = (int) Math.ceil(Math.max(x, 420));
        this.height = (int) Math.ceil(TOP + tallest + BELOW + BAR_ROOM);
    }

    /** Whole pixels if they fit, so that all cells look alike; never less than a quarter of a pixel. */
    private static double cellSize(int room, int cells, int largest) {
        double size = Math.min(largest, (double) room / cells);
        return size >= 1 ? Math.floor(size) : Math.max(0.25, size);
    }

    /** Writes the picture as SVG; see {@link ReportWriter#write} for what is promised of the file. */
    public WrittenFile writeSvg(Path file) {
        return WholeFile.write(file, svg());
    }

    /** Writes the picture as PNG, two pixels for one of the SVG's; needs {@link PngCanvas#hasFonts()}. */
    public WrittenFile writePng(Path file) {
        PngCanvas canvas = new PngCanvas(width, height);
        draw(canvas);
        return WholeFile.write(file, canvas.toBytes());
    }

    byte[] svg() {
        SvgCanvas canvas = new SvgCanvas(width, height, title(), description());
        draw(canvas);
        return canvas.toBytes();
    }

    private String title() {
        OutgoingWeights first = report.reference().weights();
        return "Outgoing weights of " + first.layer() + ", " + first.neurons() + " neurons by " + first.targets()
                + " targets";
    }

    private String description() {
        return "Heat maps of "
                + String.join(
                        ", ", report.runs().stream().map(ReportedRun::name).toList())
                + ". Each row is a neuron, each column a target; neurons stand by preferred target and then by"
                + " strength; orange is positive, blue negative. " + new Findings(report).preference();
    }

    private void draw(Canvas canvas) {
        canvas.text(MARGIN, 32, Canvas.Type.TITLE, Canvas.Anchor.START, TEXT, title());
        for (Panel panel : panels) {
            drawNames(canvas, panel);
            drawCells(canvas, panel);
            drawGroups(canvas, panel);
            drawTargets(canvas, panel);
        }
        drawColourBar(canvas);
    }

    private void drawNames(Canvas canvas, Panel panel) {
        Findings findings = new Findings(report);
        String accuracy = NumberText.percent(panel.run.testAccuracy(), findings.decimals());
        canvas.text(panel.x, TOP - 28, Canvas.Type.HEADING, Canvas.Anchor.START, TEXT, panel.run.name());
        canvas.text(panel.x, TOP - 11, Canvas.Type.LABEL, Canvas.Anchor.START, MUTED, "test accuracy " + accuracy);
        String axis = "neurons, by preferred target";
        canvas.textUpwards(
                panel.x - 32, TOP + panel.height() / 2, Canvas.Type.LABEL, Canvas.Anchor.MIDDLE, MUTED, axis);
    }

    private void drawCells(Canvas canvas, Panel panel) {
        OutgoingWeights weights = panel.run.weights();
        int[] ids = panel.order.ids();
        for (int row = 0; row < ids.length; row++) {
            for (int target = 0; target < weights.targets(); target++) {
                canvas.cell(
                        panel.x + target * panel.cellWidth,
                        TOP + row * panel.cellHeight,
                        panel.cellWidth,
                        panel.cellHeight,
                        scale.colour(ColourRamp.DIVERGING_ON_LIGHT, weights.weight(ids[row], target)));
            }
        }
    }

    /** A line where a group of neurons begins, and its target beside its middle if there is room. */
    private void drawGroups(Canvas canvas, Panel panel) {
        double right = panel.x + panel.width();
        double lastLabel = Double.NEGATIVE_INFINITY;
        for (NeuronOrder.Group group : panel.order.groups()) {
            double top = TOP + group.from() * panel.cellHeight;
            canvas.line(panel.x - 8, top, right, top, FRAME);
            double middle = top + group.size() * panel.cellHeight / 2 + 4;
            if (middle - lastLabel >= LINE) {
                String name = shortened(panel.run.weights().targetNames().get(group.target()), 4);
                canvas.text(panel.x - 10, middle, Canvas.Type.LABEL, Canvas.Anchor.END, TEXT, name);
                lastLabel = middle;
            }
        }
        double bottom = TOP + panel.height();
        canvas.line(panel.x - 8, bottom, right, bottom, FRAME);
        canvas.line(panel.x, TOP, panel.x, bottom, FRAME);
        canvas.line(right, TOP, right, bottom, FRAME);
    }

    private void drawTargets(Canvas canvas, Panel panel) {
        List<String> names = panel.run.weights().targetNames();
        int longest = names.stream().mapToInt(String::length).max().orElseThrow();
        int every = (int) Math.ceil((Math.min(longest, 6) * 7 + 4) / panel.cellWidth);
        double y = TOP + panel.height() + 16;
        for (int target = 0; target < names.size(); target += every) {
            double x = panel.x + (target + 0.5) * panel.cellWidth;
            canvas.text(x, y, Canvas.Type.LABEL, Canvas.Anchor.MIDDLE, TEXT, shortened(names.get(target), 6));
        }
        canvas.text(panel.x + panel.width() / 2, y + 18, Canvas.Type.LABEL, Canvas.Anchor.MIDDLE, MUTED, "target");
    }

    /** The ramp in narrow strips, with its ends and zero named. */
    private void drawColourBar(Canvas canvas) {
        int strips = 120;
        int x = MARGIN + LEFT_LABELS;
        int y = height - BAR_ROOM + 8;
        for (int strip = 0; strip < strips; strip++) {
            double weight = scale.limit() * (2.0 * strip / (strips - 1) - 1);
            canvas.strip(x + 2 * strip, y, 2, 12, scale.colour(ColourRamp.DIVERGING_ON_LIGHT, weight));
        }
        String limit = NumberText.shortest(scale.limit());
        boolean cut = scale.beyond() > 0;
        String[] labels = {(cut ? "\u2264 \u2212" : "\u2212") + limit, "0", (cut ? "\u2265 +" : "+") + limit};
        for (int i = 0; i < labels.length; i++) {
            canvas.text(x + i * strips, y + 27, Canvas.Type.LABEL, Canvas.Anchor.MIDDLE, TEXT, labels[i]);
        }
        canvas.text(
                x + 2 * strips + 12,
                y + 10,
                Canvas.Type.LABEL,
                Canvas.Anchor.START,
                MUTED,
                "weight, one scale for all");
    }

    private static String shortened(String text, int length) {
        return text.length() > length ? text.substring(0, length - 1) + "\u2026" : text;
    }
}
