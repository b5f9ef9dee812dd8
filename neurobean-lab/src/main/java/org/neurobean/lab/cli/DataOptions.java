package org.neurobean.lab.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.UserError;
import org.neurobean.lab.data.DataCatalog;
import org.neurobean.lab.data.DataDirectories;
import org.neurobean.lab.data.DataSet;
import org.neurobean.lab.data.DataSetSpec;
import org.neurobean.lab.data.DataStore;
import org.neurobean.lab.data.FetchBar;
import org.neurobean.lab.data.Fetcher;
import picocli.CommandLine.Option;

/** Where a command that needs a data set finds it. */
final class DataOptions {

    @Option(
            names = DataDirectories.OPTION,
            paramLabel = "DIR",
            description = "Data directory to look into first, before " + DataDirectories.VARIABLE
                    + " and the user's cache; downloads go there.")
    private @Nullable Path dataDir;

    DataStore store() {
        return new DataStore(DataDirectories.ofThisProcess(dataDir), Fetcher.standard());
    }

    /**
     * The set of this name, fetched where it is missing.
     *
     * @throws UserError of wrong usage where it cannot be had: nothing was started
     */
    DataSet load(String name, Console console) {
        DataSetSpec spec = DataCatalog.named(name);
        try {
            return store().load(spec, new FetchBar(console.err(), console.terminal()));
        } catch (UserError e) {
            throw UserError.usage(String.valueOf(e.getMessage()), e);
        }
    }
}
