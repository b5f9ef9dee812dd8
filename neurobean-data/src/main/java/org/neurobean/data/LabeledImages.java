package org.neurobean.data;

import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;

/**
 * Images of one shape with a label each; immutable.
 *
 * <p>A pixel is a byte read as unsigned, 0 to 255; the values of an image are stored channel by channel, each row by row,
 * that is [channels x height x width] as PyTorch has it. Scaled values are pixel / 255, in [0, 1].
 */
public final class LabeledImages {

    private final ImageShape shape;
    private final int classes;
    private final byte[] pixels; // [size x channels x height x width]
    private final byte[] labels; // [size]

    /** Keeps both arrays: they belong to the new object from here on. */
    private LabeledImages(ImageShape shape, int classes, byte[] pixels, byte[] labels) {
        if (classes < 1 || classes > 256) {
            throw new IllegalArgumentException("classes must be from 1 to 256, found " + classes);
        }
        if (pixels.length != (long) labels.length * shape.values()) {
            throw new IllegalArgumentException(labels.length + " images of " + shape + " must have "
                    + (long) labels.length * shape.values() + " pixels, found " + pixels.length);
        }
        for (int i = 0; i < labels.length; i++) {
            if (Byte.toUnsignedInt(labels[i]) >= classes) {
                throw new IllegalArgumentException("label of image " + i + " must be from 0 to " + (classes - 1)
                        + ", found " + Byte.toUnsignedInt(labels[i]));
            }
        }
        this.shape = Objects.requireNonNull(shape);
        this.classes = classes;
        this.pixels = pixels;
        this.labels = labels;
    }

    /**
     * Images from copies of the given arrays.
     *
     * @param shape shape of each image
     * @param classes number of classes, 1 to 256
     * @param pixels [size x channels x height x width], unsigned bytes
     * @param labels [size], each from 0 to classes - 1, unsigned bytes
     * @throws IllegalArgumentException if the lengths disagree or a label is out of range
     */
    public static LabeledImages of(ImageShape shape, int classes, byte[] pixels, byte[] labels) {
        return new LabeledImages(shape, classes, pixels.clone(), labels.clone());
    }

    /** As {@link #of}, for arrays that nobody else keeps: they are not copied. */
    static LabeledImages owning(ImageShape shape, int classes, byte[] pixels, byte[] labels) {
        return new LabeledImages(shape, classes, pixels, labels);
    }

    /** Number of images. */
    public int size() {
        return labels.length;
    }

    public ImageShape shape() {
        return shape;
    }

    public int channels() {
        return shape.channels();
    }

    public int height() {
        return shape.height();
    }

    public int width() {
        return shape.width();
    }

    public int classes() {
        return classes;
    }

    /** Label of image {@code index}, from 0 to classes - 1. */
    public int label(int index) {
        return Byte.toUnsignedInt(labels[index]);
    }

    /** All labels, [size]; a copy. */
    public int[] labels() {
        int[] all = new int[labels.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = label(i);
        }
        return all;
    }

    /** The unsigned pixel bytes of image {@code index}, [channels x height x width]; a copy. */
    public byte[] pixels(int index) {
        int start = start(index);
        return Arrays.copyOfRange(pixels, start, start + shape.values());
    }

    /** One pixel, from 0 to 255. */
    public int pixel(int index, int channel, int row, int column) {
        Objects.checkIndex(channel, channels());
        Objects.checkIndex(row, height());
        Objects.checkIndex(column, width());
        return Byte.toUnsignedInt(pixels[start(index) + (channel * height() + row) * width() + column]);
    }

    /** Puts image {@code index}, scaled to [0, 1], at the target's position and moves that on by one image. */
    public void copyScaled(int index, FloatBuffer target) {
        int start = start(index);
        for (int i = 0; i < shape.values(); i++) {
            target.put(scale(pixels[start + i]));
        }
    }

    /** Puts image {@code index}, scaled to [0, 1], into {@code target} from {@code offset} on. */
    public void copyScaled(int index, float[] target, int offset) {
        Objects.checkFromIndexSize(offset, shape.values(), target.length);
        int start = start(index);
        for (int i = 0; i < shape.values(); i++) {
            target[offset + i] = scale(pixels[start + i]);
        }
    }

    /** All images scaled to [0, 1], [size x channels x height x width]. */
    public float[] scaled() {
        float[] all = new float[pixels.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = scale(pixels[i]);
        }
        return all;
    }

    /** The images of these indices, in this order; an index may come more than once. */
    public LabeledImages subset(int[] indices) {
        int values = shape.values();
        byte[] chosenPixels = new byte[Math.multiplyExact(indices.length, values)];
        byte[] chosenLabels = new byte[indices.length];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(pixels, start(indices[i]), chosenPixels, i * values, values);
            chosenLabels[i] = labels[indices[i]];
        }
        return new LabeledImages(shape, classes, chosenPixels, chosenLabels);
    }

    /** The images {@code from} (inclusive) to {@code to} (exclusive). */
    public LabeledImages slice(int from, int to) {
        Objects.checkFromToIndex(from, to, size());
        int values = shape.values();
        return new LabeledImages(
                shape,
                classes,
                Arrays.copyOfRange(pixels, from * values, to * values),
                Arrays.copyOfRange(labels, from, to));
    }

    /** Indices of the images with this label, ascending. */
    public int[] indicesOf(int label) {
        Objects.checkIndex(label, classes);
        int[] found = new int[size()];
        int count = 0;
        for (int i = 0; i < labels.length; i++) {
            if (label(i) == label) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** sha256 (hex) over shape, classes, pixels and labels. */
    public String sha256() {
        MessageDigest digest = Sha256.start();
        Sha256.text(digest, shape + " " + classes + "\n");
        digest.update(pixels);
        digest.update(labels);
        return Sha256.hex(digest);
    }

    private int start(int index) {
        return Objects.checkIndex(index, labels.length) * shape.values();
    }

    private static float scale(byte pixel) {
        return Byte.toUnsignedInt(pixel) / 255f;
    }

    @Override
    public String toString() {
        return size() + " images of " + shape + " in " + classes + " classes";
    }
}
