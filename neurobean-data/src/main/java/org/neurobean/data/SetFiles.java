package org.neurobean.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the files of one data set are on this machine, and where downloads of it go. */
record SetFiles(DataSetSpec spec, DataDirectories directories) {

    /** The first file of this name, plain or with {@code .gz}, in the order of the directories. */
    Optional<Path> find(String name) {
        for (Path root : directories.searched()) {
            Path directory = DataDirectories.ofSet(root, spec.name());
            for (String candidate : List.of(name, name + ".gz")) {
                Path path = directory.resolve(candidate);
                if (Files.isRegularFile(path)) {
                    return Optional.of(path);
                }
            }
        }
        return Optional.empty();
    }

    /** The files that are there, by name, in the catalog's order. */
    Map<String, Path> found() {
        Map<String, Path> found = new LinkedHashMap<>();
        for (DataFile file : spec.publication().files()) {
            find(file.name()).ifPresent(path -> found.put(file.name(), path));
        }
        return found;
    }

    List<DataFile> missing() {
        return spec.publication().files().stream()
                .filter(file -> find(file.name()).isEmpty())
                .toList();
    }

    Path downloadInto() {
        return DataDirectories.ofSet(directories.downloadInto(), spec.name());
    }

    /** The directories looked into, for a message. */
    String searched() {
        return directories.searched().stream()
                .map(root -> DataDirectories.ofSet(root, spec.name()).toString())
                .collect(Collectors.joining(" or "));
    }
}
