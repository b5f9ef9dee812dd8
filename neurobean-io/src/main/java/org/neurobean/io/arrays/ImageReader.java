package org.neurobean.io.arrays;

import org.jspecify.annotations.Nullable;
import org.neurobean.io.ArrayFileException;

/**
 * Reads pictures into bytes. Whole numbers must be from 0 to 255 and stay; floating-point numbers must be in [0, 1] and are
 * multiplied by 255; of bool, true is white.
 */
final class ImageReader {

    private static final int WHITE = 255;

    private final NumericArray array;
    private final int height;
    private final int width;
    private final int channels;
    private final boolean channelsLast;

    private ImageReader(NumericArray array, int height, int width, int channels, boolean channelsLast) {
        this.array = array;
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.channelsLast = channelsLast;
    }

    /**
     * @param array [S x height x width], or that with an axis of 1 or 3 colours
     * @param layout where the axis of colours is; null if nobody said so
     * @throws ArrayFileException if the shape is another, or can be read in two ways
     */
    static ImageReader of(NumericArray array, @Nullable ImageLayout layout) {
        long[] shape = array.shape();
        if (shape.length == 3) {
            return sized(array, new long[] {1, shape[1], shape[2]}, false);
        }
        if (shape.length != 4) {
            String advice = shape.length == 2 ? "save images.reshape(len(images), height, width)" : "save them so";
            throw refused(array, "must be [samples x height x width], or with an axis of colours", advice);
        }
        boolean first = layout != ImageLayout.CHANNELS_LAST && isColours(shape[1]);
        boolean last = layout != ImageLayout.CHANNELS_FIRST && isColours(shape[3]);
        if (first == last) {
            String advice = first
                    ? "both axes can be meant: say whether the colours stand first or last"
                    : layout == null
                            ? "save images[..., :3] to leave out an alpha"
                            : "save them so, or say that the colours stand at the other place";
            String where = layout == null
                    ? "the second or the last axis"
                    : layout == ImageLayout.CHANNELS_FIRST ? "the second axis" : "the last axis";
            throw refused(array, "must have 1 or 3 colours at " + where, advice);
        }
        return last
                ? sized(array, new long[] {shape[3], shape[1], shape[2]}, true)
                : sized(array, new long[] {shape[1], shape[2], shape[3]}, false);
    }

    private static boolean isColours(long size) {
        return size == 1 || size == 3;
    }

    /** @param sizes channels, height, width */
    private static ImageReader sized(NumericArray array, long[] sizes, boolean channelsLast) {
        // The sizes fit into the file, so that no product overflows.
        if (sizes[0] * sizes[1] * sizes[2] > Integer.MAX_VALUE / Double.BYTES) {
            throw refused(array, "must have fewer than 2^28 values each", "save smaller ones");
        }
        return new ImageReader(array, (int) sizes[1], (int) sizes[2], (int) sizes[0], channelsLast);
    }

    private static ArrayFileException refused(NumericArray array, String constraint, String advice) {
        return new ArrayFileException("images " + constraint + ", but " + array.nameAndShape() + ": " + advice);
    }

    /** @throws ArrayFileException if a value is out of range, there is too little memory, or the file is damaged */
    ImageArray read(MemoryBudget budget) {
        int size = channels * height * width;
        long count = array.shape()[0];
        budget.take(array.name(), count, size);
        budget.take(array.name(), 1, (long) size * Double.BYTES);
        if (count > Integer.MAX_VALUE - 8) {
            throw refused(array, "must be fewer than 2^31", "save fewer");
        }
        byte[][] pixels = new byte[(int) count][];
        double[] values = new double[size];
        for (int s = 0; s < pixels.length; s++) {
            array.next(values, size);
            pixels[s] = new byte[size];
            for (int i = 0; i < size; i++) {
                int place = channelsLast ? i % channels * height * width + i / channels : i;
                pixels[s][place] = (byte) pixel(values[i], s);
            }
        }
        array.finish();
        return new ImageArray(width, height, channels, pixels);
    }

    private int pixel(double value, int image) {
        boolean scaled = !array.type().isWhole() || array.type() == ElementType.BOOL;
        int most = scaled ? 1 : WHITE;
        if (!(value >= 0 && value <= most)) {
            throw new ArrayFileException(
                    "images of type " + array.type() + " must be from 0 to " + most + ", but image " + image
                            + " has a value of " + value
                            + ": save images.astype('uint8') where black is 0 and white 255, and undo a "
                            + "normalization before that");
        }
        return (int) (scaled ? Math.rint(value * WHITE) : value);
    }
}
