package org.neurobean.data;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** How a data set is published or made; this decides which files there are and how they are read. */
public sealed interface Publication {

    /** All files, training files first; none for a built-in set. */
    List<DataFile> files();

    /** Drawn by this program; no file. */
    record BuiltIn() implements Publication {
        @Override
        public List<DataFile> files() {
            return List.of();
        }
    }

    /**
     * Four IDX files, each of which every mirror serves as {@code NAME.gz}.
     *
     * @param mirrors addresses of the folders, ending in "/", in the order in which to try them
     */
    record IdxFiles(
            List<URI> mirrors, DataFile trainImages, DataFile trainLabels, DataFile testImages, DataFile testLabels)
            implements Publication {
        public IdxFiles {
            mirrors = List.copyOf(mirrors);
        }

        @Override
        public List<DataFile> files() {
            return List.of(trainImages, trainLabels, testImages, testLabels);
        }
    }

    /**
     * CIFAR-10 binary files that come in one tar.gz.
     *
     * @param archive address of the archive
     * @param sha256 of the archive's own bytes
     * @param imagesPerFile images in every file
     */
    record CifarArchive(URI archive, String sha256, int imagesPerFile, List<DataFile> train, DataFile test)
            implements Publication {
        public CifarArchive {
            train = List.copyOf(train);
            if (!Sha256.isOne(sha256)) {
                throw new IllegalArgumentException("sha256 must be 64 lower-case hex digits, found " + sha256);
            }
        }

        @Override
        public List<DataFile> files() {
            List<DataFile> all = new ArrayList<>(train);
            all.add(test);
            return List.copyOf(all);
        }

        /** File name of the archive. */
        public String archiveName() {
            String path = archive.getPath();
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }
}
