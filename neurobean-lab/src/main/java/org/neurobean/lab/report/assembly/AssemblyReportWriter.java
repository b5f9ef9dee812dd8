package org.neurobean.lab.report.assembly;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.neurobean.lab.report.AtomicFile;
import org.neurobean.lab.report.ContentSecurity;
import org.neurobean.lab.report.PageAssets;
import org.neurobean.lab.report.WrittenFile;

/** Writes analyses of layers as one interactive HTML file that needs nothing else: no network, no other file. */
public final class AssemblyReportWriter {

    /** Where the build puts the compiled templates, their directory included. */
    private static final String TEMPLATES = "org.neurobean.lab.report";

    private static final String TEMPLATE = "assembly/page.jte";

    /** The page's scripts, each after those that it uses when it is read; the first makes all of them strict. */
    private static final List<String> SCRIPTS = List.of(
            "assembly/dom.js",
            "tables.js",
            "assembly/layers.js",
            "assembly/readout.js",
            "assembly/colours.js",
            "assembly/selection.js",
            "assembly/plot.js",
            "assembly/maps.js",
            "assembly/classmaps.js",
            "assembly/heat.js",
            "assembly/correlation.js",
            "assembly/ablation.js",
            "assembly/weights.js",
            "assembly/drawing.js",
            "assembly/images.js",
            "assembly/breaks.js",
            "assembly/panel.js",
            "assembly/list.js",
            "assembly/start.js");

    private AssemblyReportWriter() {}

    /**
     * Writes the page whole or not at all; what was there is replaced. Under 8 MB also for layers of 4,096 neurons with
     * 1,000 classes: the page says what it left out for that.
     *
     * @param file in an existing directory
     * @throws org.neurobean.lab.UserError if the file cannot be written
     */
    public static WrittenFile write(AssemblyReport report, Path file) {
        return AtomicFile.write(file, page(report).getBytes(StandardCharsets.UTF_8));
    }

    static String page(AssemblyReport report) {
        PageAssets assets = PageAssets.withoutCharts(SCRIPTS, List.of("report.css", "assembly/assembly.css"));
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
