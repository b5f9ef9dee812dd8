package org.neurobean.report.training;

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
import org.neurobean.report.page.EmbeddedJson;
import org.neurobean.report.page.PageAssets;

/** Writes a report as one HTML file that needs nothing else: no network, no other file. */
public final class ReportWriter {

    /** Where the build puts the compiled templates: beside the records they show, which need not be public for that. */
    private static final String TEMPLATES = "org.neurobean.report";

    /** The module that starts the page. */
    private static final String SCRIPT = "report/training/page.js";

    private ReportWriter() {}

    /**
     * Writes the page whole or not at all; what was there is replaced.
     *
     * @param file in an existing directory
     * @throws org.neurobean.io.UnwritableFileException if the file cannot be written
     */
    public static WrittenFile write(Report report, Path file) {
        return WholeFile.write(file, page(report).getBytes(StandardCharsets.UTF_8));
    }

    static String page(Report report) {
        DivergingScale scale = DivergingScale.of(
                report.runs().stream().map(ReportedRun::weights).toList());
        PageAssets assets = PageAssets.of(SCRIPT, List.of("report/page/report.css"));
        StringOutput output = new StringOutput(assets.charts().length() + (1 << 18));
        TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES)
                .render(
                        "training/page.jte",
                        Map.of(
                                "view", ReportView.of(report, scale),
                                "assets", assets,
                                "policy", ContentSecurity.policy(assets),
                                "data", EmbeddedJson.of(TrainingData.of(report, scale))),
                        output);
        return output.toString();
    }
}
