package org.neurobean.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.neurobean.data.DataCatalog;
import org.neurobean.data.DataDirectories;
import org.neurobean.data.DataSet;
import org.neurobean.data.DataSetException;
import org.neurobean.data.DataSetSpec;
import org.neurobean.data.DataStore;
import org.neurobean.data.DownloadException;
import org.neurobean.data.Fetcher;
import picocli.CommandLine.Option;

/** Where a command that needs a data set finds it. */
final class DataOptions {

    /** The option that names a data directory. */
    static final String OPTION = "--data-dir";

    @Option(
            names = OPTION,
            paramLabel = "DIR",
            description = "Data directory to look into first, before " + DataDirectories.VARIABLE
                    + " and the user's cache; downloads go there.")
    private @Nullable Path dataDir;

    DataStore store() {
        return new DataStore(DataDirectories.ofThisProcess(named(dataDir)), Fetcher.standard());
    }

    /** A directory that the option names; null if it was not given. */
    static DataDirectories.@Nullable Named named(@Nullable Path dataDir) {
        return dataDir == null ? null : new DataDirectories.Named(dataDir, OPTION);
    }

    /**
     * The set of this name, fetched if it is missing.
     *
     * @throws UserError of wrong usage if it cannot be downloaded: nothing was started
     * @throws DataSetException if it is unknown, or a file of it is wrong
     */
    DataSet load(String name, Console console) {
        DataSetSpec spec = DataCatalog.named(name);
        try {
            return store().load(spec, new FetchBar(console.err(), console.terminal()));
        } catch (DownloadException e) {
            throw UserError.usage(e.message(OPTION), e);
        }
    }
}
