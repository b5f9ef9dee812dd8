package org.neurobean.assembly.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurobean.bean.InvalidValueException;

final class NeuronSetTest {

    @Test
    void idsAndRangesAreReadInAnyOrderAndEachNeuronOnce() {
        assertThat(NeuronSet.parse("20-25,3, 17,3,22 - 26").ids()).containsExactly(3, 17, 20, 21, 22, 23, 24, 25, 26);
        assertThat(NeuronSet.parse(" 0 ").ids()).containsExactly(0);
        assertThat(NeuronSet.parse("7-7").ids()).containsExactly(7);
    }

    @Test
    void theTextStaysAsItWasGiven() {
        assertThat(NeuronSet.parse(" 3,17,20-25 ").text()).isEqualTo("3,17,20-25");
    }

    @ParameterizedTest(name = "''{0}''")
    @DisplayName("what is no set of neurons is named with what to write instead")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    ""              | must name 1 neuron or more, but is empty; give ids and ranges
                    " "             | must name 1 neuron or more, but is empty
                    three           | but 'three' in 'three' is neither
                    3,x,5           | but 'x' in '3,x,5' is neither
                    3,              | but '' in '3,' is neither
                    3-              | but '3-' in '3-' is neither
                    -3              | but '-3' in '-3' is neither
                    1.5             | but '1.5' in '1.5' is neither
                    1-2-3           | but '1-2-3' in '1-2-3' is neither
                    9999999999      | but '9999999999' in '9999999999' is neither
                    25-20           | must have ranges that go up, but '25-20' in '25-20' goes down; write 20-25
                    """)
    void refusals(String text, String message) {
        assertThatThrownBy(() -> NeuronSet.parse(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("ablate must")
                .hasMessageContaining(message);
    }

    @Test
    void aWildRangeCostsNothingAndIsNamedWithTheSizeOfTheLayer() {
        NeuronSet wild = NeuronSet.parse("3,0-999999999");
        assertThatThrownBy(() -> wild.requireWithin("layer fc3 of plain", 84))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("ablate must name neurons from 0 to 83, as layer fc3 of plain has 84, but '3,0-999999999'"
                        + " names 999999999");
        NeuronSet.parse("83").requireWithin("layer fc3 of plain", 84);
    }
}
