package org.neurobean.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Reads the binary version of CIFAR-10: records of 3,073 bytes, a label from 0 to 9 and then 32 x 32 red, green and
 * blue bytes, each channel row by row. Files may be gzip or plain.
 */
public final class Cifar10Reader {

    static final ImageShape SHAPE = new ImageShape(3, 32, 32);
    static final int CLASSES = 10;
    private static final int RECORD = 1 + SHAPE.values();

    private Cifar10Reader() {}

    /**
     * The images of several files, one after the other.
     *
     * @param recordsPerFile images that every file must hold, at least 1
     * @throws DataSetException naming the file, if it is missing, truncated, too long, or holds a label above 9
     */
    public static LabeledImages read(List<Path> files, int recordsPerFile) {
        Builder builder = new Builder(files.size(), recordsPerFile);
        for (Path file : files) {
            try (DataFileInput in = DataFileInput.open(file)) {
                builder.add(in);
            }
        }
        return builder.images();
    }

    /** Takes one file after the other; mutable until {@link #images()}. */
    static final class Builder {
        private final int recordsPerFile;
        private final byte[] pixels;
        private final byte[] labels;
        private int at;

        Builder(int files, int recordsPerFile) {
            this.recordsPerFile = recordsPerFile;
            labels = new byte[Math.multiplyExact(files, recordsPerFile)];
            pixels = new byte[Math.multiplyExact(labels.length, SHAPE.values())];
        }

        void add(DataFileInput in) {
            long needed = (long) recordsPerFile * RECORD;
            String promised = String.format(
                    Locale.ROOT, "%,d records of %,d bytes need %,d bytes", recordsPerFile, RECORD, needed);
            for (int i = 0; i < recordsPerFile; i++, at++) {
                byte[] bytes = in.read(RECORD);
                if (bytes.length < RECORD) {
                    throw new DataSetException(String.format(
                            Locale.ROOT,
                            "%s is truncated: %s, found %,d; replace the file",
                            in.file(),
                            promised,
                            in.position()));
                }
                int label = Byte.toUnsignedInt(bytes[0]);
                if (label >= CLASSES) {
                    throw new DataSetException(String.format(
                            Locale.ROOT,
                            "%s: label of record %,d must be from 0 to %d, found %d; the file is damaged, replace it",
                            in.file(),
                            i,
                            CLASSES - 1,
                            label));
                }
                labels[at] = bytes[0];
                System.arraycopy(bytes, 1, pixels, at * SHAPE.values(), SHAPE.values());
            }
            if (in.read(1).length > 0) {
                throw new DataSetException(String.format(
                        Locale.ROOT, "%s is too long: %s, and more follow; replace the file", in.file(), promised));
            }
        }

        LabeledImages images() {
            return LabeledImages.owning(SHAPE, CLASSES, pixels, labels);
        }
    }
}
