package org.neurobean.io.arrays;

/**
 * Pictures of the samples, S of them.
 *
 * @param width pixels
 * @param height pixels
 * @param channels 1 for grey, 3 for red, green, blue
 * @param pixels [S][channels * height * width], one plane after another, each row by row; a byte is a value from 0 to 255
 */
public record ImageArray(int width, int height, int channels, byte[][] pixels) {

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if the sizes are not positive, channels not 1 or 3, or an image has another size
     */
    public ImageArray {
        if (width < 1 || height < 1 || (channels != 1 && channels != 3)) {
            throw new IllegalArgumentException("width and height must be positive and channels 1 or 3, but are " + width
                    + ", " + height + " and " + channels);
        }
        long size = (long) channels * height * width;
        for (byte[] image : pixels) {
            if (image.length != size) {
                throw new IllegalArgumentException(
                        "an image must have " + size + " values, but one has " + image.length);
            }
        }
    }

    /** S. */
    public int size() {
        return pixels.length;
    }
}
