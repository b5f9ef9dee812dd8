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
import org.neurobean.report.page.EmbeddedJson;
import org.neurobean.report.page.PageAssets;

/** Writes analyses of layers as one interactive HTML file that needs nothing else: no network, no other file. */
public final class AssemblyReportWriter {

    /** Where the build puts the compiled templates, their directory included. */
    private static final String TEMPLATES = "org.neurobean.report";

    private static final String TEMPLATE = "layer/page.jte";

    /** The module that starts the page. */
    private static final String SCRIPT = "report/layer/page.js";

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
        PageAssets assets = PageAssets.of(SCRIPT, List.of("report/page/report.css", "report/layer/assembly.css"));
        AssemblyData data = AssemblyData.of(report);
        String json = EmbeddedJson.of(data);
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
