package org.neurobean.data;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads the IDX format of MNIST and Fashion-MNIST: big-endian, a magic number (two zero bytes, 0x08 for unsigned
 * bytes, the number of dimensions), the dimensions as 32-bit integers, then the bytes. Files may be gzip or plain.
 */
public final class IdxReader {

    private static final int IMAGES_MAGIC = 0x00000803;
    private static final int LABELS_MAGIC = 0x00000801;

    /** Images without labels, as they are in a file. */
    static final class RawImages {
        private final int count;
        private final ImageShape shape;
        private final byte[] pixels; // [count x height x width]

        private RawImages(int count, ImageShape shape, byte[] pixels) {
            this.count = count;
            this.shape = shape;
            this.pixels = pixels;
        }
    }

    private IdxReader() {}

    /**
     * The grey images and labels of a pair of files.
     *
     * @param classes number of classes; labels must be from 0 to classes - 1
     * @throws DataSetException naming the file, if it is missing, truncated, too long, of another kind, or if the two
     *     hold different numbers
     */
    public static LabeledImages read(Path images, Path labels, int classes) {
        try (DataFileInput imageInput = DataFileInput.open(images);
                DataFileInput labelInput = DataFileInput.open(labels)) {
            return pair(readImages(imageInput), images, readLabels(labelInput, classes), labels, classes);
        }
    }

    static LabeledImages pair(RawImages images, Path imageFile, byte[] labels, Path labelFile, int classes) {
        if (images.count != labels.length) {
            throw new DataSetException(String.format(
                    Locale.ROOT,
                    "%s holds %,d images and %s %,d labels: there must be one label for each image",
                    imageFile,
                    images.count,
                    labelFile,
                    labels.length));
        }
        return LabeledImages.owning(images.shape, classes, images.pixels, labels);
    }

    static RawImages readImages(DataFileInput in) {
        int[] header = header(in, IMAGES_MAGIC, "images", 3);
        int count = header[0];
        int height = header[1];
        int width = header[2];
        String promised = String.format(Locale.ROOT, "%,d images of %d x %d", count, height, width);
        // Step by step, so that no product overflows.
        if (count < 1 || height < 1 || width < 1 || (long) height * width > Integer.MAX_VALUE / count) {
            throw new DataSetException(in.file() + " promises " + promised
                    + ": sizes must be positive and the whole below 2^31 bytes; the file is damaged, replace it");
        }
        byte[] pixels = body(in, count * height * width, promised);
        return new RawImages(count, new ImageShape(1, height, width), pixels);
    }

    static byte[] readLabels(DataFileInput in, int classes) {
        int count = header(in, LABELS_MAGIC, "labels", 1)[0];
        if (count < 1) {
            throw new DataSetException(in.file() + " promises " + count
                    + " labels: there must be at least one; the file is damaged, replace it");
        }
        byte[] labels = body(in, count, String.format(Locale.ROOT, "%,d labels", count));
        for (int i = 0; i < count; i++) {
            int label = Byte.toUnsignedInt(labels[i]);
            if (label >= classes) {
                throw new DataSetException(String.format(
                        Locale.ROOT,
                        "%s: label %,d must be from 0 to %d, found %d; the file is damaged, replace it",
                        in.file(),
                        i,
                        classes - 1,
                        label));
            }
        }
        return labels;
    }

    /** The dimensions that follow the magic number. */
    private static int[] header(DataFileInput in, int magic, String what, int dimensions) {
        int length = Integer.BYTES * (1 + dimensions);
        ByteBuffer header = ByteBuffer.wrap(in.read(length));
        int found = header.remaining() < Integer.BYTES ? 0 : header.getInt();
        if (found != magic) {
            throw new DataSetException(String.format(
                    Locale.ROOT,
                    "%s is not an IDX file of %s: it must begin with 0x%08x, found 0x%08x",
                    in.file(),
                    what,
                    magic,
                    found));
        }
        if (in.position() < length) {
            throw new DataSetException(String.format(
                    Locale.ROOT,
                    "%s is truncated: its header must have %d bytes, found %d; replace the file",
                    in.file(),
                    length,
                    in.position()));
        }
        int[] sizes = new int[dimensions];
        header.asIntBuffer().get(sizes);
        return sizes;
    }

    private static byte[] body(DataFileInput in, int length, String promised) {
        long header = in.position();
        byte[] bytes = in.read(length);
        if (bytes.length < length) {
            throw new DataSetException(String.format(
                    Locale.ROOT,
                    "%s is truncated: %s need %,d bytes, found %,d; replace the file",
                    in.file(),
                    promised,
                    header + length,
                    in.position()));
        }
        if (in.read(1).length > 0) {
            throw new DataSetException(String.format(
                    Locale.ROOT,
                    "%s is too long: %s need %,d bytes, and more follow; replace the file",
                    in.file(),
                    promised,
                    header + length));
        }
        return bytes;
    }
}
