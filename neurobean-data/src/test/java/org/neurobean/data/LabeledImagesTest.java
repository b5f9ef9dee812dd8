package org.neurobean.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferOverflowException;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class LabeledImagesTest {

    private static final ImageShape SHAPE = new ImageShape(1, 1, 2);
    private final byte[] pixels = {0, (byte) 255, 51, 102, 1, 2};
    private final byte[] labels = {2, 0, 2};
    private final LabeledImages images = LabeledImages.of(SHAPE, 3, pixels, labels);

    @Test
    void keepsNoHoldOfTheArraysItIsGivenOrGives() {
        String before = images.sha256();
        pixels[0] = 9;
        labels[0] = 1;
        images.pixels(0)[0] = 9;
        images.labels()[0] = 1;

        assertThat(images.sha256()).isEqualTo(before);
        assertThat(images.label(0)).isEqualTo(2);
    }

    @Test
    void scalesEveryByteIntoTheUnitInterval() {
        assertThat(images.scaled()).containsExactly(0f, 1f, 51 / 255f, 102 / 255f, 1 / 255f, 2 / 255f);
    }

    @Test
    void copyingImageByImageIsScalingAll() {
        FloatBuffer buffer = FloatBuffer.allocate(6);
        float[] array = new float[6];
        for (int i = 0; i < images.size(); i++) {
            images.copyScaled(i, buffer);
            images.copyScaled(i, array, 2 * i);
        }

        assertThat(buffer.array()).isEqualTo(images.scaled());
        assertThat(array).isEqualTo(images.scaled());
    }

    @Test
    void aTargetThatIsTooSmallIsRefused() {
        assertThatThrownBy(() -> images.copyScaled(0, FloatBuffer.allocate(1)))
                .isInstanceOf(BufferOverflowException.class);
        assertThatThrownBy(() -> images.copyScaled(0, new float[2], 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aSubsetHasTheOrderOfItsIndices() {
        LabeledImages subset = images.subset(new int[] {2, 0, 2});

        assertThat(subset.labels()).containsExactly(2, 2, 2);
        assertThat(subset.pixels(0)).containsExactly(1, 2);
        assertThat(subset.pixels(1)).containsExactly(0, -1);
        assertThat(images.subset(new int[0]).size()).isZero();
    }

    @Test
    void aSliceIsTheSubsetOfItsRange() {
        assertThat(images.slice(1, 3).sha256())
                .isEqualTo(images.subset(new int[] {1, 2}).sha256());
    }

    @Test
    void theIndicesOfAllLabelsAreAPartition() {
        assertThat(images.indicesOf(0)).containsExactly(1);
        assertThat(images.indicesOf(1)).isEmpty();
        assertThat(images.indicesOf(2)).containsExactly(0, 2);
    }

    @Test
    void theDigestTellsShapesAndLabelsApart() {
        assertThat(images.sha256())
                .isNotEqualTo(LabeledImages.of(new ImageShape(1, 2, 1), 3, images(), labels)
                        .sha256())
                .isNotEqualTo(LabeledImages.of(SHAPE, 3, images(), new byte[] {2, 1, 2})
                        .sha256())
                .isEqualTo(LabeledImages.of(SHAPE, 3, images(), labels).sha256());
    }

    private static byte[] images() {
        return new byte[] {0, (byte) 255, 51, 102, 1, 2};
    }

    @Test
    void wrongSizesAndLabelsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabeledImages.of(SHAPE, 3, new byte[5], labels))
                .withMessageContaining("must have 6 pixels, found 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabeledImages.of(SHAPE, 2, pixels, labels))
                .withMessageContaining("label of image 0 must be from 0 to 1, found 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImageShape(1, 0, 3))
                .withMessageContaining("1 x 0 x 3");
    }
}
