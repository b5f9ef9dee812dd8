package org.neurobean.data;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one data set from its files, each checked on the way; collects the remarks on the set. */
final class CheckedReading {

    private final DataSetSpec spec;
    private final Map<String, Path> found;
    private final StringBuilder manifest = new StringBuilder();
    private final Set<String> directories = new LinkedHashSet<>();
    private final Set<String> remarks = new LinkedHashSet<>();

    /** @param found where each of the set's files is, by name; all of them */
    CheckedReading(DataSetSpec spec, Map<String, Path> found) {
        this.spec = spec;
        this.found = found;
    }

    DataSet run() {
        LabeledImages train;
        LabeledImages test;
        if (spec.publication() instanceof Publication.IdxFiles idx) {
            train = idx(idx.trainImages(), idx.trainLabels());
            test = idx(idx.testImages(), idx.testLabels());
        } else if (spec.publication() instanceof Publication.CifarArchive cifar) {
            train = cifar(cifar.train(), cifar.imagesPerFile());
            test = cifar(List.of(cifar.test()), cifar.imagesPerFile());
        } else {
            throw new IllegalStateException(spec.name() + " is built in and has no file");
        }
        return new DataSet(
                spec.name(),
                spec.title(),
                spec.classNames(),
                train,
                test,
                String.join(", ", directories),
                Sha256.ofText(manifest.toString()),
                List.copyOf(remarks));
    }

    private LabeledImages idx(DataFile imageFile, DataFile labelFile) {
        IdxReader.RawImages images = read(imageFile, IdxReader::readImages);
        byte[] labels = read(labelFile, in -> IdxReader.readLabels(in, spec.classes()));
        return IdxReader.pair(images, path(imageFile), labels, path(labelFile), spec.classes());
    }

    private LabeledImages cifar(List<DataFile> files, int imagesPerFile) {
        Cifar10Reader.Builder builder = new Cifar10Reader.Builder(files.size(), imagesPerFile);
        for (DataFile file : files) {
            read(file, in -> {
                builder.add(in);
                return true;
            });
        }
        return builder.images();
    }

    /**
     * Reads a file and checks its digest. A file that is not the right one is reported by its digest even if it is
     * malformed as well: the digest says what to do.
     */
    private <T> T read(DataFile file, Function<DataFileInput, T> reader) {
        Path path = path(file);
        try (DataFileInput in = DataFileInput.open(path)) {
            @Nullable T value = null;
            DataSetException malformed = null;
            try {
                value = reader.apply(in);
            } catch (DataSetException e) {
                malformed = e;
            }
            String sha256 = in.sha256OfAll();
            String remark = RightContent.accept(spec, file, path, sha256);
            if (value == null) {
                throw malformed == null ? new IllegalStateException("a reader must return something") : malformed;
            }
            manifest.append(sha256).append("  ").append(file.name()).append('\n');
            Path directory = path.toAbsolutePath().getParent();
            directories.add(String.valueOf(directory));
            if (!remark.isEmpty()) {
                remarks.add(remark);
            }
            return value;
        }
    }

    private Path path(DataFile file) {
        Path path = found.get(file.name());
        if (path == null) {
            throw new IllegalArgumentException("there must be a path for each file, found none for " + file.name());
        }
        return path;
    }
}
