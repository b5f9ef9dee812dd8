package org.neurobean.torch.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neurobean.torch.Draws;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.settings.AugmentationSettings;

/** Random crops and mirror images. */
final class CropAndFlipTest {

    private static final int SAMPLES = 400;
    private static final int HEIGHT = 5;
    private static final int WIDTH = 4;

    static List<Augmentation> augmentations() {
        return List.of(
                new RandomCrop(2),
                new HorizontalFlip(),
                new RandomCrop(1).then(new HorizontalFlip()),
                new RandomCrop(9));
    }

    /** All numbers differ, and none is 0. */
    private static Tensor images() {
        int[] numbers = new Randomness(7).permutation(SAMPLES * 2 * HEIGHT * WIDTH, "test images");
        float[] values = new float[numbers.length];
        for (int n = 0; n < numbers.length; n++) {
            values[n] = numbers[n] + 1;
        }
        return Tensor.create(values, SAMPLES, 2, HEIGHT, WIDTH);
    }

    private static float[] sample(Tensor images, int s) {
        return Draws.floats(images.narrow(0, s, 1));
    }

    /** Both channels of a sample moved by whole pixels, then mirrored or not. */
    private static float[] moved(float[] image, int down, int right, boolean flip) {
        float[] result = new float[image.length];
        for (int channel = 0; channel < 2; channel++) {
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    int fromY = y - down;
                    int fromX = (flip ? WIDTH - 1 - x : x) - right;
                    boolean inside = fromY >= 0 && fromY < HEIGHT && fromX >= 0 && fromX < WIDTH;
                    result[(channel * HEIGHT + y) * WIDTH + x] =
                            inside ? image[(channel * HEIGHT + fromY) * WIDTH + fromX] : 0;
                }
            }
        }
        return result;
    }

    private static Set<String> movesOf(Augmentation augmentation, int reach, boolean mirrored) {
        Set<String> seen = new HashSet<>();
        try (PointerScope scope = new PointerScope()) {
            Tensor images = images();
            Tensor changed = augmentation.apply(images, 3, new Randomness(1));
            for (int s = 0; s < SAMPLES; s++) {
                seen.add(moveOf(sample(images, s), sample(changed, s), reach, mirrored));
            }
        }
        return seen;
    }

    private static String moveOf(float[] before, float[] after, int reach, boolean mirrored) {
        for (int down = -reach; down <= reach; down++) {
            for (int right = -reach; right <= reach; right++) {
                for (boolean flip : mirrored ? new boolean[] {false, true} : new boolean[] {false}) {
                    if (Arrays.equals(moved(before, down, right, flip), after)) {
                        return down + " " + right + " " + flip;
                    }
                }
            }
        }
        return "none";
    }

    @Test
    void aCropMovesByEveryWholeNumberOfPixelsUpToItsPadding() {
        assertThat(movesOf(new RandomCrop(1), 1, false)).hasSize(9).doesNotContain("none");
    }

    @Test
    void aFlipMirrorsAboutHalfOfTheImages() {
        assertThat(movesOf(new HorizontalFlip(), 0, true)).containsExactlyInAnyOrder("0 0 false", "0 0 true");
        try (PointerScope scope = new PointerScope()) {
            Tensor images = images();
            Tensor changed = new HorizontalFlip().apply(images, 0, new Randomness(1));
            int same = 0;
            for (int s = 0; s < SAMPLES; s++) {
                same += Arrays.equals(sample(images, s), sample(changed, s)) ? 1 : 0;
            }
            assertThat(same).isBetween(SAMPLES * 4 / 10, SAMPLES * 6 / 10);
        }
    }

    @Test
    void oneAfterTheOtherDoesBoth() {
        assertThat(movesOf(new RandomCrop(1).then(new HorizontalFlip()), 1, true))
                .hasSize(18)
                .doesNotContain("none");
    }

    @ParameterizedTest
    @MethodSource("augmentations")
    void isAFunctionOfSeedAndStepAndLeavesItsInputAlone(Augmentation augmentation) {
        try (PointerScope scope = new PointerScope()) {
            Tensor images = images();
            float[] before = Draws.floats(images);
            float[] once = Draws.floats(augmentation.apply(images, 3, new Randomness(1)));
            assertThat(Draws.floats(augmentation.apply(images, 3, new Randomness(1))))
                    .isEqualTo(once);
            assertThat(Draws.floats(augmentation.apply(images, 4, new Randomness(1))))
                    .isNotEqualTo(once);
            assertThat(Draws.floats(augmentation.apply(images, 3, new Randomness(2))))
                    .isNotEqualTo(once);
            assertThat(Draws.floats(images)).isEqualTo(before);
        }
    }

    @Test
    void differentSettingsHaveDifferentNames() {
        assertThat(augmentations().stream().map(Object::toString)).doesNotHaveDuplicates();
    }

    @Test
    void sayWhatTheyTake() {
        assertThatThrownBy(() -> new AugmentationSettings.CropAndFlip(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("padding must be 1 pixel or more, but is 0");
        try (PointerScope scope = new PointerScope()) {
            for (Augmentation augmentation : augmentations()) {
                assertThatThrownBy(() -> augmentation.apply(torch.zeros(2, 3), 0, new Randomness(1)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("[S x channels x height x width]")
                        .hasMessageContaining("2 dimensions");
            }
        }
    }
}
