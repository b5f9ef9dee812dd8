package org.neurobean.report.training;

import java.time.Instant;
import java.util.Map;
import org.neurobean.report.page.Checked;

/**
 * Where the numbers of a report come from, so that somebody else can make them again.
 *
 * @param dataset title of the data set
 * @param datasetDigest digest of its content, such as "sha256:..."
 * @param remarks what a reader has to know about the data; may be empty
 * @param trainImages images trained on, at least 1
 * @param testImages images tested on, at least 1
 * @param seed the one seed that every random stream of the runs comes from
 * @param epochs epochs asked for, at least 0
 * @param versions what took part and in which version, in the order to be shown: "neurobean", "JDK", "libtorch"
 * @param command the command line that does it again
 * @param created when the runs ended; given, never read from the clock here
 */
public record Provenance(
        String dataset,
        String datasetDigest,
        String remarks,
        int trainImages,
        int testImages,
        long seed,
        int epochs,
        Map<String, String> versions,
        String command,
        Instant created) {

    public Provenance {
        Checked.text("dataset", dataset);
        Checked.text("datasetDigest", datasetDigest);
        if (remarks == null || created == null) {
            throw new IllegalArgumentException("remarks and created must be given");
        }
        Checked.atLeast(1, "trainImages", trainImages);
        Checked.atLeast(1, "testImages", testImages);
        Checked.atLeast(0, "epochs", epochs);
        versions = Checked.copyInOrder("versions", versions);
        Checked.text("command", command);
    }
}
