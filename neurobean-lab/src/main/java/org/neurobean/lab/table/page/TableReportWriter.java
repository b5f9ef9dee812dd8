package org.neurobean.lab.table.page;

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

/** Writes a few-shot table as one interactive HTML file that needs nothing else: no network, no other file. */
public final class TableReportWriter {

    /** Where the build puts the compiled templates, their directory included. */
    private static final String TEMPLATES = "org.neurobean.lab.table";

    private static final String TEMPLATE = "page/page.jte";

    /** The module that starts the page. */
    private static final String SCRIPT = "lab/table/page/page.js";

    private TableReportWriter() {}

    /**
     * Writes the page whole or not at all; what was there is replaced.
     *
     * @param file in an existing directory
     * @throws org.neurobean.io.UnwritableFileException if the file cannot be written
     */
    public static WrittenFile write(TableReport report, Path file) {
        return WholeFile.write(file, page(report).getBytes(StandardCharsets.UTF_8));
    }

    static String page(TableReport report) {
        PageAssets assets = PageAssets.of(SCRIPT, List.of("report/page/report.css", "lab/table/page/table.css"));
        StringOutput output = new StringOutput(assets.charts().length() + (1 << 18));
        TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES)
                .render(
                        TEMPLATE,
                        Map.of(
                                "view",
                                TableView.of(report),
                                "assets",
                                assets,
                                "policy",
                                ContentSecurity.policy(assets),
                                "data",
                                EmbeddedJson.of(TableData.of(report.table()))),
                        output);
        return output.toString();
    }
}
