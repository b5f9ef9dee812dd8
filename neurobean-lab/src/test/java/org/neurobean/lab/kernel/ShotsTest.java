package org.neurobean.lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.neurobean.data.ImageShape;
import org.neurobean.data.LabeledImages;
import org.neurobean.lab.fewshot.Method;

final class ShotsTest {

    private static final ImageShape SHAPE = new ImageShape(1, 1, 2);

    private static void refused(String message, int classes, float[][] images, int... labels) {
        assertThatThrownBy(() -> new Shots(SHAPE, classes, images, labels))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesWhatDoesNotAgree() {
        refused("found 0 images", 2, new float[0][]);
        refused("found 1 images and 2 labels", 2, new float[1][2], 0, 1);
        refused("classes must be 2 or more, found 1", 1, new float[1][2], 0);
        refused("from 0 to 1, found 2", 2, new float[1][2], 2);
        refused("from 0 to 1, found -1", 2, new float[1][2], -1);
        refused("2 values of 1 x 1 x 2, found 3", 2, new float[1][3], 0);
        refused("must be finite, found NaN in image 1", 2, new float[][] {{0, 0}, {0, Float.NaN}}, 0, 1);
    }

    @Test
    void copiesWhatComesInAndOut() {
        float[][] images = {{0, 1}};
        int[] labels = {1};
        Shots shots = new Shots(SHAPE, 2, images, labels);
        images[0][0] = 7;
        labels[0] = 0;
        shots.images()[0][1] = 7;
        shots.labels()[0] = 0;
        assertThat(shots).isEqualTo(new Shots(SHAPE, 2, new float[][] {{0, 1}}, new int[] {1}));
    }

    @Test
    void scalesBytesToOne() {
        LabeledImages images = LabeledImages.of(SHAPE, 3, new byte[] {0, (byte) 255}, new byte[] {2});
        assertThat(Shots.of(images)).isEqualTo(new Shots(SHAPE, 3, new float[][] {{0, 1}}, new int[] {2}));
    }

    @Test
    void classifiersRefuseImagesOfAnotherShape() {
        NearestNeighbour fitted =
                NearestNeighbour.fit(Formula.shots(3), new Method.NearestNeighbour(Method.Pixels.RAW));
        assertThatThrownBy(() -> fitted.scores(new float[][] {new float[9], new float[8]}))
                .hasMessage("image 1 must have the 9 values of 1 x 3 x 3, found 8");
    }
}
