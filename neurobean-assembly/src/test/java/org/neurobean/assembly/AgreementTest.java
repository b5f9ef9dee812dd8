package org.neurobean.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** NMI and ARI by their laws, by hand and against scikit-learn. */
class AgreementTest {

    private static final int[] FIRST = new int[101];
    private static final int[] SECOND = new int[101];

    static {
        FormulaPoints random = new FormulaPoints(10);
        Arrays.setAll(FIRST, i -> (int) (5 * random.uniform()));
        Arrays.setAll(SECOND, i -> random.uniform() < 0.6 ? FIRST[i] : (int) (4 * random.uniform()));
    }

    @Test
    void isOneForTheSamePartitionUnderOtherNames() {
        Agreement same =
                Agreement.of(FIRST, Arrays.stream(FIRST).map(x -> 7 - 3 * x).toArray());
        assertThat(same.nmi()).isCloseTo(1, within(1e-15));
        assertThat(same.ari()).isEqualTo(1);
    }

    @Test
    void isSymmetric() {
        Agreement one = Agreement.of(FIRST, SECOND);
        Agreement other = Agreement.of(SECOND, FIRST);
        assertThat(one.nmi()).isCloseTo(other.nmi(), within(1e-15));
        assertThat(one.ari()).isCloseTo(other.ari(), within(1e-15));
    }

    @Test
    void agreesWithScikitLearn() {
        // scikit-learn 1.9.1: normalized_mutual_info_score and adjusted_rand_score
        Agreement agreement = Agreement.of(FIRST, SECOND);
        assertThat(agreement.nmi()).isCloseTo(0.4753325459742726, within(1e-13));
        assertThat(agreement.ari()).isCloseTo(0.4422557176455332, within(1e-13));
    }

    @Test
    void isWhatOneComputesByHand() {
        Agreement agreement = Agreement.of(new int[] {0, 0, 1, 1, 2, 2}, new int[] {0, 0, 1, 2, 2, 2});
        // Pairs together in both: 2; in the first 3, in the second 1 + 3 = 4; expected 3 * 4 / 15; (2 - 0.8) / (3.5 -
        // 0.8).
        assertThat(agreement.ari()).isCloseTo(1.2 / 2.7, within(1e-15));
        // Entropies log 3 and (2 log 3 + log 6 + 3 log 2) / 6; the first's given the second: 3 / 6 * (log 3 - 2/3 log
        // 2).
        double ofFirst = Math.log(3);
        double ofSecond = (2 * Math.log(3) + Math.log(6) + 3 * Math.log(2)) / 6;
        double shared = ofFirst - (Math.log(3) - 2.0 / 3 * Math.log(2)) / 2;
        assertThat(agreement.nmi()).isCloseTo(2 * shared / (ofFirst + ofSecond), within(1e-14));
    }

    @Test
    void ofIndependentLabelingsIsNothing() {
        Agreement crossed = Agreement.of(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1});
        assertThat(crossed.nmi()).isCloseTo(0, within(1e-15));
        // None together in both, 2 * 2 / 6 expected: -(2/3) / (2 - 2/3).
        assertThat(crossed.ari()).isCloseTo(-0.5, within(1e-15));
    }

    @Test
    void ofDegenerateLabelingsIsAsDocumented() {
        int[] single = {4, 4, 4};
        int[] apart = {2, 0, 1};
        assertThat(Agreement.of(single, new int[] {0, 0, 0})).isEqualTo(new Agreement(1, 1));
        assertThat(Agreement.of(new int[] {0}, new int[] {9})).isEqualTo(new Agreement(1, 1));
        assertThat(Agreement.of(apart, new int[] {0, 1, 2}).nmi()).isCloseTo(1, within(1e-15));
        assertThat(Agreement.of(apart, new int[] {0, 1, 2}).ari()).isEqualTo(1);
        assertThat(Agreement.of(single, apart)).isEqualTo(new Agreement(0, 0));
        assertThat(Agreement.of(new int[] {0, 1, 1}, single)).isEqualTo(new Agreement(0, 0));
    }

    @Test
    void refusesLabelingsOfOtherLengths() {
        assertThatThrownBy(() -> Agreement.of(new int[2], new int[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("second", "2", "3");
        assertThatThrownBy(() -> Agreement.of(new int[0], new int[0])).hasMessageContainingAll("first", "1 entry");
    }
}
