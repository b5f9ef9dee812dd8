package org.neurobean.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Finds, fetches, checks and reads data sets. A file may be plain or {@code NAME.gz}; it is used only after the sha256
 * of its content has been found right.
 */
public final class DataStore {

    private final DataDirectories directories;
    private final Fetcher fetcher;

    /**
     * A store.
     *
     * @param directories where to look, and where to put downloads
     * @param fetcher fetches what is missing
     */
    public DataStore(DataDirectories directories, Fetcher fetcher) {
        this.directories = directories;
        this.fetcher = fetcher;
    }

    /**
     * Reads a set; fetches first what is missing.
     *
     * @throws DataSetException if a directory that the user named does not exist, or a file is not the right one
     * @throws DownloadException if a missing file cannot be fetched
     */
    public DataSet load(DataSetSpec spec, FetchProgress progress) {
        if (spec.isBuiltIn()) {
            return HandDrawnDigits.standard();
        }
        directories.requireNamed();
        SetFiles files = new SetFiles(spec, directories);
        new Download(files, fetcher, progress).run();
        return new CheckedReading(spec, files.found()).run();
    }

    /**
     * Fetches what is missing. A directory that the user named and that does not exist is made.
     *
     * @return the files that were fetched, none if nothing was missing
     * @throws DataSetException if what the user named as a directory is a file
     * @throws DownloadException if it cannot be done; the message says what to do by hand
     */
    public List<Path> fetch(DataSetSpec spec, FetchProgress progress) {
        directories.requireNoFile();
        return new Download(new SetFiles(spec, directories), fetcher, progress).run();
    }

    /** Where each file of the set is, by name; a missing one has no entry. Nothing is read. */
    public Map<String, Path> locate(DataSetSpec spec) {
        return new SetFiles(spec, directories).found();
    }

    /** Checks the content of every file of the set; empty for a built-in set. Never throws for a wrong file. */
    public List<FileCheck> verify(DataSetSpec spec) {
        SetFiles files = new SetFiles(spec, directories);
        return spec.publication().files().stream()
                .map(file -> files.find(file.name())
                        .map(path -> check(spec, file, path))
                        .orElseGet(() -> FileCheck.missing(file.name())))
                .toList();
    }

    private static FileCheck check(DataSetSpec spec, DataFile file, Path path) {
        try {
            String sha256 = DataFileInput.sha256OfContent(path);
            return FileCheck.ok(file.name(), path, sha256, RightContent.accept(spec, file, path, sha256));
        } catch (DataSetException e) {
            return FileCheck.wrong(file.name(), path, String.valueOf(e.getMessage()));
        }
    }
}
