package org.neurobean.lab.experiment;

import java.util.ArrayList;
import java.util.List;

/** The results of an experiment as a page of Markdown, whose tables the documents quote. */
public final class ResultsMarkdown {

    private ResultsMarkdown() {}

    /** The page; its numbers are computed from the single runs. */
    public static String of(Results results) {
        int seeds = results.measured().get(0).runs().size();
        List<String> lines = new ArrayList<>();
        lines.add("# " + results.title());
        lines.add("");
        String spread = seeds == 1 ? "" : ": mean ± standard deviation; of counts one number for each seed";
        lines.add(results.dataset() + ", `" + results.command() + "`, " + Results.seeds(seeds) + spread + ".");
        lines.add("\"Alive\" is without dead neurons; drops are in percentage points.");
        results.remarks().forEach(remark -> lines.add("Data: " + remark + "."));
        if (results.experiment().equals(Perplexity.EXPERIMENT.id())) {
            add(lines, ResultsTable.silhouettesByPanel(results.measured()));
        } else {
            add(lines, ResultsTable.brief(results.measured()));
            add(lines, ResultsTable.full(results.measured()));
        }
        return String.join("\n", lines) + "\n";
    }

    private static void add(List<String> lines, ResultsTable table) {
        lines.add("");
        lines.addAll(table.markdown());
    }
}
