package org.neurobean.data;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The built-in data set: digits from 0 to 9 that look drawn by many hands, [1 x 28 x 28], made by this program from a
 * seed, with the same bits on every Java. Image i depends only on seed, split and i: a smaller set is the beginning of
 * a larger one.
 */
public final class HandDrawnDigits {

    /** The seed of the data set {@code digits}. */
    public static final long SEED = 1;

    /** Goes up whenever the same seed gives other images. */
    static final int VERSION = 1;

    private static final int CLASSES = 10;
    private static final int TRAIN = 0;
    private static final int TEST = 1;
    private static final int ORDER = 2; // set against the streams of images, which have an index

    private HandDrawnDigits() {}

    /** The data set {@code digits} of the catalog. */
    public static DataSet standard() {
        return generate(SEED, DataCatalog.DIGITS.trainSize(), DataCatalog.DIGITS.testSize());
    }

    /**
     * A set of this size.
     *
     * @param seed decides everything
     * @param trainSize training images, at least 1; classes are balanced if it is a multiple of 10
     * @param testSize test images, at least 1; likewise
     */
    public static DataSet generate(long seed, int trainSize, int testSize) {
        LabeledImages train = split(seed, TRAIN, trainSize);
        LabeledImages test = split(seed, TEST, testSize);
        String source = "built in, version " + VERSION + ", seed " + seed;
        return new DataSet(
                DataCatalog.DIGITS.name(),
                DataCatalog.DIGITS.title(),
                DataCatalog.DIGITS.classNames(),
                train,
                test,
                source,
                Sha256.ofText(source + "\n" + train.sha256() + "\n" + test.sha256() + "\n"),
                List.of("digits drawn by neurobean's generator, not by people"));
    }

    private static LabeledImages split(long seed, int split, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a split must have at least 1 image, found " + size);
        }
        int values = DataCatalog.DIGITS.shape().values();
        byte[] pixels = new byte[Math.multiplyExact(size, values)];
        byte[] labels = new byte[size];
        IntStream.range(0, size).parallel().forEach(i -> {
            int digit = label(seed, split, i);
            byte[] image = DigitPen.draw(digit, new RandomStream(seed, split, i));
            System.arraycopy(image, 0, pixels, i * values, values);
            labels[i] = (byte) digit;
        });
        return LabeledImages.owning(DataCatalog.DIGITS.shape(), CLASSES, pixels, labels);
    }

    /** Every ten images hold each digit once, in an order of their own. */
    private static int label(long seed, int split, int index) {
        RandomStream random = new RandomStream(seed, split, ORDER, index / CLASSES);
        int[] order = IntStream.range(0, CLASSES).toArray();
        for (int i = CLASSES - 1; i > 0; i--) {
            int j = random.below(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order[index % CLASSES];
    }
}
