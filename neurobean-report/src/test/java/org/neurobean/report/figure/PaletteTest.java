package org.neurobean.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PaletteTest {

    /** How linear light looks without one kind of cones: Machado et al. (2009), severity 1. */
    private static final double[][][] SIGHTS = {
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
        {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}
    };

    @Test
    void categoriesStayApartForEveryKindOfSight() {
        for (int sight = 0; sight < SIGHTS.length; sight++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < Palette.categories(); i++) {
                for (int j = 0; j < i; j++) {
                    nearest = Math.min(nearest, distance(Palette.category(i), Palette.category(j), SIGHTS[sight]));
                }
            }
            assertThat(nearest).as("sight %d", sight).isGreaterThan(sight == 0 ? 0.19 : 0.118);
        }
    }

    @Test
    void categoriesCanBeSeenOnPaper() {
        for (int i = 0; i < Palette.categories(); i++) {
            assertThat(lab(Palette.category(i), SIGHTS[0])[0]).isLessThan(0.86);
        }
    }

    @Test
    void fortyCategoriesDifferInColourOrShape() {
        Set<String> looks = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            assertThat(looks.add(Palette.category(i) + " " + Palette.shape(i))).isTrue();
        }
        assertThat(looks).doesNotContain(Palette.category(-1) + " " + Palette.shape(-1));
        assertThat(Palette.category(40)).isEqualTo(Palette.category(0));
    }

    @Test
    void theSequenceOnlyGetsDarker() {
        double last = 1;
        for (int step = 0; step <= 50; step++) {
            double lightness = lab(Palette.sequential(step / 50.0), SIGHTS[0])[0];
            assertThat(lightness).isLessThan(last);
            last = lightness;
        }
        assertThat(Palette.sequential(-1)).isEqualTo(Palette.sequential(0));
        assertThat(Palette.sequential(2)).isEqualTo(Palette.sequential(1));
    }

    @Test
    void noValueHasAColourOfItsOwn() {
        assertThat(Palette.sequential(Double.NaN)).isEqualTo(Palette.NO_VALUE);
        assertThat(Palette.diverging(Double.NaN)).isEqualTo(Palette.NO_VALUE);
        for (int step = -100; step <= 100; step++) {
            for (int colour : new int[] {Palette.diverging(step / 100.0), Palette.sequential(step / 100.0)}) {
                assertThat(distance(colour, Palette.NO_VALUE, SIGHTS[0])).isGreaterThan(0.03);
            }
        }
    }

    @Test
    void textIsDarkOnLightAndLightOnDark() {
        assertThat(Palette.inkOn(Palette.diverging(0))).isEqualTo(Palette.INK);
        assertThat(Palette.inkOn(Palette.diverging(1))).isEqualTo(Palette.PAPER);
        assertThat(Palette.inkOn(Palette.diverging(-1))).isEqualTo(Palette.PAPER);
    }

    private static double distance(int colour, int other, double[][] sight) {
        double[] a = lab(colour, sight);
        double[] b = lab(other, sight);
        return Math.sqrt(square(a[0] - b[0]) + square(a[1] - b[1]) + square(a[2] - b[2]));
    }

    private static double square(double value) {
        return value * value;
    }

    /** sRGB to OKLab (Ottosson 2020, the published matrices), seen with other cones on the way. */
    private static double[] lab(int colour, double[][] sight) {
        double[] light = {linear(colour >> 16), linear(colour >> 8 & 0xff), linear(colour & 0xff)};
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            double sum = 0;
            for (int j = 0; j < 3; j++) {
                sum += sight[i][j] * light[j];
            }
            seen[i] = Math.min(1, Math.max(0, sum));
        }
        double l = Math.cbrt(0.4122214708 * seen[0] + 0.5363325363 * seen[1] + 0.0514459929 * seen[2]);
        double m = Math.cbrt(0.2119034982 * seen[0] + 0.6806995451 * seen[1] + 0.1073969566 * seen[2]);
        double s = Math.cbrt(0.0883024619 * seen[0] + 0.2817188376 * seen[1] + 0.6299787005 * seen[2]);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    private static double linear(int channel) {
        double encoded = channel / 255.0;
        return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
    }
}
