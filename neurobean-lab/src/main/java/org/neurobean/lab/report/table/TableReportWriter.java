package org.neurobean.lab.report.table;

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

/** Writes a few-shot table as one interactive HTML file that needs nothing else: no network, no other file. */
public final class TableReportWriter {

    /** Where the build puts the compiled templates, their directory included. */
    private static final String TEMPLATES = "org.neurobean.lab.report";

    private static final String TEMPLATE = "table/page.jte";

    /** The page's scripts, each after those that it uses when it is read. */
    private static final List<String> SCRIPTS = List.of(
            "charts.js", "tables.js", "table/results.js", "table/curves.js", "table/draws.js", "table/start.js");

    private TableReportWriter() {}

    /**
     * Writes the page whole or not at all; what was there is replaced.
     *
     * @param file in an existing directory
     * @throws org.neurobean.lab.UserError if the file cannot be written
     */
    public static WrittenFile write(TableReport report, Path file) {
        return AtomicFile.write(file, page(report).getBytes(StandardCharsets.UTF_8));
    }

    static String page(TableReport report) {
        PageAssets assets = PageAssets.withCharts(SCRIPTS, List.of("report.css", "table/table.css"));
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
                                TableData.of(report.table()).toEmbeddableJson()),
                        output);
        return output.toString();
    }
}
