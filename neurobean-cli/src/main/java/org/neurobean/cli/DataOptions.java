package org.neurobean.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.neurobean.data.DataCatalog;
import org.neurobean.data.DataDirectories;
import org.neurobean.data.DataSet;
import org.neurobean.data.DataSetSpec;
import org.neurobean.data.DataStore;
import org.neurobean.data.Fetcher;
import org.neurobean.io.UserError;
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
