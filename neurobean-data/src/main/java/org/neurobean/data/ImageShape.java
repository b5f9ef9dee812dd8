package org.neurobean.data;

/**
 * The shape [channels x height x width] of one image.
 *
 * @param channels 1 for grey, 3 for red, green, blue
 * @param height rows
 * @param width columns
 */
public record ImageShape(int channels, int height, int width) {

    /** @throws IllegalArgumentException if a size is not positive or an image would not fit into one array */
    public ImageShape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "sizes of an image must be positive, found " + channels + " x " + height + " x " + width);
        }
        if ((long) channels * height * width > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "an image must have fewer than 2^31 values, found " + channels + " x " + height + " x " + width);
        }
    }

    /** Values of one image: channels * height * width. */
    public int values() {
        return channels * height * width;
    }

    @Override
    public String toString() {
        return channels + " x " + height + " x " + width;
    }
}
