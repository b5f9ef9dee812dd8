package org.neurobean.bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Eq. 9 against its double sum for each pair, that is, four loops. */
class BigAdoTest {

    @Test
    void isTheSumOfEquation9() {
        for (int[] size : new int[][] {{1, 1}, {2, 7}, {7, 2}, {13, 13}, {40, 3}, {3, 40}}) {
            double[][] w = Draws.gaussian(size[0], size[1], 1);
            double[][] proximity = BigAdo.proximity(w);
            double scale = Draws.largest(proximity);
            for (int j = 0; j < size[0]; j++) {
                for (int m = 0; m < size[1]; m++) {
                    assertThat(proximity[j][m]).isCloseTo(LiteralBean.proximity(w, j, m), within(1e-13 * scale));
                }
            }
        }
    }

    @Test
    void isTheCubeOfASingleWeight() {
        assertThat(BigAdo.proximity(new double[][] {{-2}})).isDeepEqualTo(new double[][] {{-8}});
    }

    @Test
    void refusesRaggedRows() {
        assertThatThrownBy(() -> BigAdo.proximity(new double[][] {{1, 2}, {3}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("outgoing", "one length", "row 1 has 1");
    }
}
