package org.neurobean.lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.neurobean.data.ImageShape;
import org.neurobean.data.LabeledImages;
import org.neurobean.lab.fewshot.Method;

final class NearestNeighbourTest {

    private static final Method.NearestNeighbour RAW = new Method.NearestNeighbour(Method.Pixels.RAW);

    @Test
    void shotsHaveTheirOwnClass() {
        Shots shots = Formula.shots(3);
        for (Method.Pixels pixels : new Method.Pixels[] {Method.Pixels.RAW, new Method.Pixels(0.5, true)}) {
            NearestNeighbour fitted = NearestNeighbour.fit(shots, new Method.NearestNeighbour(pixels));
            assertThat(fitted.predictions(shots.images())).isEqualTo(shots.labels());
        }
    }

    @Test
    void predictionsAreScikitLearns() {
        // KNeighborsClassifier(1).fit(X, y).predict(T), scikit-learn 1.9.1
        assertThat(NearestNeighbour.fit(Formula.shots(3), RAW).predictions(Formula.others()))
                .containsExactly(1, 2, 0, 1, 2, 0, 1, 2);
    }

    @Test
    void theFirstClassWinsATieAndAClassWithoutShotsNever() {
        ImageShape shape = new ImageShape(1, 1, 1);
        Shots shots = new Shots(shape, 4, new float[][] {{1}, {0}}, new int[] {3, 1});
        double[][] scores = NearestNeighbour.fit(shots, RAW).scores(new float[][] {{0.5f}});
        assertThat(scores[0]).containsExactly(Double.NEGATIVE_INFINITY, -0.25, Double.NEGATIVE_INFINITY, -0.25);
        assertThat(NearestNeighbour.fit(shots, RAW).predictions(new float[][] {{0.5f}}))
                .containsExactly(1);
    }

    @Test
    void accuracyCountsWhatIsRight() {
        ImageShape shape = new ImageShape(1, 1, 1);
        Shots shots = new Shots(shape, 2, new float[][] {{0}, {1}}, new int[] {0, 1});
        byte[] pixels = {0, 10, (byte) 200, (byte) 255};
        LabeledImages images = LabeledImages.of(shape, 2, pixels, new byte[] {0, 0, 0, 1});
        assertThat(NearestNeighbour.fit(shots, RAW).accuracy(images)).isEqualTo(0.75);
    }
}
