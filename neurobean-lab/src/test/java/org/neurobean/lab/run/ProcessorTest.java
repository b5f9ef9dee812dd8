package org.neurobean.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurobean.lab.UserError;

/** What the processor can do, by what Linux says of it. */
final class ProcessorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flags\t\t: fpu vme avx512f avx512_bf16",
                "flags : fpu amx_bf16",
                "Features\t: fp asimd bf16 i8mm",
                "Hardware : something else altogether"
            })
    void bfloat16IsAllowedWhereThereAreInstructionsOrNothingIsKnown(String line) {
        assertThatCode(() -> Processor.requireBfloat16(List.of("processor : 0", line)))
                .doesNotThrowAnyException();
        assertThat(Processor.hasBfloat16(List.of(line))).isEqualTo(line.contains("bf16"));
        assertThat(Processor.gainsByBfloat16(List.of(line))).isEqualTo(line.contains("amx"));
    }

    @Test
    void bfloat16IsRefusedWhereThereAreNone() {
        assertThatThrownBy(() -> Processor.requireBfloat16(List.of("flags : fpu vme avx2 xbf16")))
                .isInstanceOf(UserError.class)
                .hasMessage("this processor has no instructions for bfloat16; leave out --precision, or use"
                        + " --precision float32");
    }
}
