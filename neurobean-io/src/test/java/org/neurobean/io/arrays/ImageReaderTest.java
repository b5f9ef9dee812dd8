package org.neurobean.io.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.neurobean.io.ArrayFileException;

/** Pictures in every layout and type. */
final class ImageReaderTest {

    private static ImageArray read(byte[] npy, ImageLayout layout) {
        try (NumericArray array = NpyReader.open(ArrayFiles.inMemory(npy))) {
            return ImageReader.of(array, layout).read(new MemoryBudget(1 << 16));
        }
    }

    private static void fails(byte[] npy, ImageLayout layout, String... parts) {
        assertThatThrownBy(() -> read(npy, layout))
                .isInstanceOf(ArrayFileException.class)
                .hasMessageContainingAll(parts);
    }

    private static byte[] counting(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    @Test
    void greyImagesAreReadRowByRow() {
        ImageArray images = read(ArrayFiles.npy(counting(16), 2, 4, 2), null);

        assertThat(images.height()).isEqualTo(4);
        assertThat(images.width()).isEqualTo(2);
        assertThat(images.channels()).isEqualTo(1);
        assertThat(images.pixels()[1]).containsExactly(8, 9, 10, 11, 12, 13, 14, 15);
        assertThat(read(ArrayFiles.npy(counting(16), 2, 1, 4, 2), null))
                .usingRecursiveComparison()
                .isEqualTo(images);
        assertThat(read(ArrayFiles.npy(counting(16), 2, 4, 2, 1), null))
                .usingRecursiveComparison()
                .isEqualTo(images);
    }

    @Test
    void coloursBecomePlanesWhereverTheyStand() {
        // One image of 2 rows and 4 columns; colour c of row y, column x is 8 c + 4 y + x.
        byte[] planes = counting(24);
        byte[] interleaved = new byte[24];
        for (int c = 0; c < 3; c++) {
            for (int place = 0; place < 8; place++) {
                interleaved[3 * place + c] = (byte) (8 * c + place);
            }
        }

        for (ImageArray images : new ImageArray[] {
            read(ArrayFiles.npy(planes, 1, 3, 2, 4), null),
            read(ArrayFiles.npy(planes, 1, 3, 2, 4), ImageLayout.CHANNELS_FIRST),
            read(ArrayFiles.npy(interleaved, 1, 2, 4, 3), null),
            read(ArrayFiles.npy(interleaved, 1, 2, 4, 3), ImageLayout.CHANNELS_LAST)
        }) {
            assertThat(images.channels()).isEqualTo(3);
            assertThat(images.height()).isEqualTo(2);
            assertThat(images.width()).isEqualTo(4);
            assertThat(images.pixels()[0]).containsExactly(planes);
        }
    }

    @Test
    void aShapeOfTwoMeaningsNeedsAWord() {
        byte[] npy = ArrayFiles.npy(counting(27), 1, 3, 3, 3);
        fails(npy, null, "[1 x 3 x 3 x 3]", "say whether the colours stand first or last");
        assertThat(read(npy, ImageLayout.CHANNELS_FIRST).pixels()[0]).startsWith(0, 1, 2);
        assertThat(read(npy, ImageLayout.CHANNELS_LAST).pixels()[0]).startsWith(0, 3, 6);
    }

    @Test
    void otherShapesAreNoImages() {
        fails(ArrayFiles.npy(counting(12), 2, 6), null, "[2 x 6]", "reshape(len(images), height, width)");
        fails(ArrayFiles.npy(counting(16), 1, 2, 2, 4), null, "1 or 3 colours", "images[..., :3]");
        fails(
                ArrayFiles.npy(counting(24), 1, 3, 2, 4),
                ImageLayout.CHANNELS_LAST,
                "at the last axis",
                "the other place");
        fails(ArrayFiles.npy(counting(24), 1, 2, 4, 3), ImageLayout.CHANNELS_FIRST, "at the second axis");
        fails(ArrayFiles.npy(counting(4), 1, 1, 1, 2, 2), null, "[1 x 1 x 1 x 2 x 2]");
    }

    @Test
    void fractionsAreSharesOfWhite() {
        assertThat(read(floats(0, 0.5f, 1, 0.2f), null).pixels()[0]).containsExactly(0, 128, 255, 51);
        fails(floats(0, 0, 1.5f, 0), null, "from 0 to 1", "image 0 has a value of 1.5", "astype('uint8')");
        fails(floats(0, 0, Float.NaN, 0), null, "NaN");
        fails(floats(0, -0.25f, 0, 0), null, "-0.25", "undo a normalization");
    }

    @Test
    void wholeNumbersAreBytes() {
        assertThat(read(
                                ArrayFiles.npy(
                                        ArrayFiles.header("<i2", false, 1, 1, 2), new byte[] {0, 0, (byte) 255, 0}),
                                null)
                        .pixels()[0])
                .containsExactly(0, 255);
        fails(
                ArrayFiles.npy(ArrayFiles.header("<i2", false, 1, 1, 2), new byte[] {0, 0, 0, 1}),
                null,
                "int16",
                "from 0 to 255",
                "256");
        assertThat(read(ArrayFiles.npy(ArrayFiles.header("|b1", false, 1, 1, 2), new byte[] {0, 1}), null)
                        .pixels()[0])
                .containsExactly(0, 255);
    }

    @Test
    void tooManyPixelsAreRefused() {
        fails(ArrayFiles.npy(new byte[1 << 16], 4, 128, 128), null, "of memory");
    }

    /** One image of 1 x 4. */
    private static byte[] floats(float... values) {
        byte[] data = new byte[values.length * Float.BYTES];
        ArrayFiles.littleEndian(data).asFloatBuffer().put(values);
        return ArrayFiles.npy(ArrayFiles.header("<f4", false, 1, 1, values.length), data);
    }
}
