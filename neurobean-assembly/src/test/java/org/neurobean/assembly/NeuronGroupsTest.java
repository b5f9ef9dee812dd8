package org.neurobean.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Which neurons are in which group. */
class NeuronGroupsTest {

    @Test
    void haveTheirNeuronsAsMembers() {
        assertThat(new NeuronGroups(new int[] {2, -1, 0, 2}, 4).members())
                .isDeepEqualTo(new int[][] {{2}, {}, {0, 3}, {}});
        assertThat(NeuronGroups.ofEach(3).members()).isDeepEqualTo(new int[][] {{0}, {1}, {2}});
        assertThat(NeuronGroups.ofSet(4, 3, 1, 3).members()).isDeepEqualTo(new int[][] {{1, 3}});
        assertThat(NeuronGroups.ofSet(4).members()).isDeepEqualTo(new int[][] {{}});
    }

    @Test
    void refuseWhatIsOutsideTheirRange() {
        assertThatThrownBy(() -> new NeuronGroups(new int[] {0, 2}, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("ofNeuron[1]", "from -1 to 1", "is 2");
        assertThatThrownBy(() -> new NeuronGroups(new int[] {-2}, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("ofNeuron[0]", "from -1 to 1", "is -2");
        assertThatThrownBy(() -> new NeuronGroups(new int[0], 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("ofNeuron", "1 entry or more");
        assertThatThrownBy(() -> new NeuronGroups(new int[1], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("count", "1 group or more", "is 0");
        assertThatThrownBy(() -> NeuronGroups.ofSet(4, 1, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("ids[1]", "from 0 to 3", "is 4");
        assertThatThrownBy(() -> NeuronGroups.ofSet(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("neurons", "1 or more", "is -1");
        assertThatThrownBy(() -> NeuronGroups.ofEach(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("neurons", "1 or more", "is 0");
    }
}
