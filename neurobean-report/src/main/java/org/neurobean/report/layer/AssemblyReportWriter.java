package org.neurobean.report.layer;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.neurobean.io.WholeFile;
import org.neurobean.io.WrittenFile;
import org.neurobean.report.page.ContentSecurity;
import org.neurobean.report.page.PageAssets;

/** Writes analyses of layers as one interactive HTML file that needs nothing else: no network, no other file. */
public final class AssemblyReportWriter {

    /** Where the build puts the compiled templates, their directory included. */
    private static final String TEMPLATES = "org.neurobean.report";

    private static final String TEMPLATE = "layer/page.jte";

    /** The page's scripts, each after those that it uses when it is read; the first makes all of them strict. */
    private static final List<String> SCRIPTS = List.of(
            "report/layer/dom.js",
            "report/page/tables.js",
            "report/layer/layers.js",
            "report/layer/readout.js",
            "report/layer/colours.js",
            "report/layer/selection.js",
            "report/layer/plot.js",
            "report/layer/maps.js",
            "report/layer/classmaps.js",
            "report/layer/heat.js",
            "report/layer/correlation.js",
            "report/layer/ablation.js",
            "report/layer/weights.js",
            "report/layer/drawing.js",
            "report/layer/images.js",
            "report/layer/breaks.js",
            "report/layer/panel.js",
            "report/layer/list.js",
            "report/layer/start.js");

    private AssemblyReportWriter() {}

    /**
     * Writes the page whole or not at all; what was there is replaced. Under 8 MB also for layers of 4,096 neurons with
     * 1,000 classes: the page says what it left out for that.
     *
     * @param file in an existing directory
     * @throws org.neurobean.io.UnwritableFileException if the file cannot be written
     */
    public static WrittenFile write(AssemblyReport report, Path file) {
        return WholeFile.write(file, page(report).getBytes(StandardCharsets.UTF_8));
    }

    static String page(AssemblyReport report) {
        PageAssets assets =
                PageAssets.withoutCharts(SCRIPTS, List.of("report/page/report.css", "report/layer/assembly.css"));
        AssemblyData data = AssemblyData.of(report);
        String json = data.toEmbeddableJson();
        StringOutput output = new StringOutput(json.length() + (1 << 18));
        TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES)
                .render(
                        TEMPLATE,
                        Map.of(
                                "view",
                                AssemblyView.of(report, data),
                                "assets",
                                assets,
                                "policy",
                                ContentSecurity.policy(assets),
                                "data",
                                json),
                        output);
        return output.toString();
    }
}
