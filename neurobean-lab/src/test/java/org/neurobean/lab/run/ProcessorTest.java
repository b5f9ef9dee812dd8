package org.neurobean.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurobean.bean.InvalidValueException;

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
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "precision must be float32 on this processor, which has no instructions for bfloat16, but is"
                                + " bfloat16");
    }

    @Test
    void isNamedAsTheKernelNamesIt() {
        assertThat(Processor.name(List.of("processor\t: 0", "model name\t: AMD EPYC 7B13", "model name\t: another")))
                .isEqualTo("AMD EPYC 7B13");
        assertThat(Processor.name(List.of())).isNotBlank();
    }

    @Test
    void instructionsAreThoseThatDecideOnTheEnginesKernels() {
        assertThat(Processor.instructions(List.of("flags : fpu avx2 amx_bf16 avx512f"), Map.of()))
                .isEqualTo("AVX2, AVX-512, AMX");
        assertThat(Processor.instructions(List.of("flags : fpu avx2"), Map.of("OPENBLAS_CORETYPE", "Haswell")))
                .isEqualTo("AVX2, OPENBLAS_CORETYPE=Haswell");
        assertThat(Processor.instructions(List.of(), Map.of("PATH", "/bin"))).isEqualTo("unknown");
    }
}
