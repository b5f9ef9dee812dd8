package org.neurobean.lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.neurobean.bean.InvalidValueException;

/** What this machine's processor can do, as far as the operating system tells. */
final class Processor {

    private static final Path LINUX = Path.of("/proc/cpuinfo");

    /** Instructions for bfloat16, by the kernel's names: of Intel and AMD, and of ARM. */
    private static final List<String> BFLOAT16 = List.of("amx_bf16", "avx512_bf16", "bf16");

    /** Those of them that make a training faster; of the other ones of Intel it was measured that they do not. */
    private static final String MATRICES = "amx_bf16";

    /** Sets of instructions that the engine has kernels of its own for, by the kernel's names, the widest last. */
    private static final List<List<String>> INSTRUCTIONS = List.of(
            List.of("avx2", "AVX2"),
            List.of("avx512f", "AVX-512"),
            List.of("avx512_bf16", "AVX-512 bfloat16"),
            List.of("amx_bf16", "AMX"),
            List.of("asimd", "NEON"),
            List.of("sve", "SVE"));

    /** Variables with which a user chooses among the kernels of the engine and of its libraries. */
    private static final List<String> CHOOSING =
            List.of("ATEN_CPU_CAPABILITY", "OPENBLAS_CORETYPE", "DNNL_MAX_CPU_ISA");

    private Processor() {}

    /** The processor's name, such as "AMD EPYC 7B13"; its architecture if the operating system does not tell more. */
    static String name() {
        return name(lines());
    }

    /** As above, by the lines of Linux's {@code /proc/cpuinfo}. */
    static String name(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseGet(() -> Objects.requireNonNullElse(
                        System.getenv("PROCESSOR_IDENTIFIER"), System.getProperty("os.arch")));
    }

    /** What decides which kernels the engine takes, and with them the last bits of a result: "AVX2, AVX-512". */
    static String instructions() {
        return instructions(lines(), System.getenv());
    }

    /** As above, by the lines of Linux's {@code /proc/cpuinfo} and the environment. */
    static String instructions(List<String> lines, Map<String, String> environment) {
        Set<String> flags = flags(lines);
        List<String> parts = new ArrayList<>();
        INSTRUCTIONS.stream().filter(each -> flags.contains(each.get(0))).forEach(each -> parts.add(each.get(1)));
        if (parts.isEmpty()) {
            parts.add("unknown");
        }
        CHOOSING.stream()
                .filter(environment::containsKey)
                .forEach(name -> parts.add(name + "=" + environment.get(name)));
        return String.join(", ", parts);
    }

    /** Whether bfloat16 is faster than float32 here, as far as the operating system tells. */
    static boolean gainsByBfloat16() {
        return gainsByBfloat16(lines());
    }

    /** As above, by the lines of Linux's {@code /proc/cpuinfo}. */
    static boolean gainsByBfloat16(List<String> lines) {
        return flags(lines).contains(MATRICES);
    }

    /** Whether there are instructions for bfloat16, by the lines of Linux's {@code /proc/cpuinfo}. */
    static boolean hasBfloat16(List<String> lines) {
        return BFLOAT16.stream().anyMatch(flags(lines)::contains);
    }

    /**
     * Refuses bfloat16 if the processor has no instructions for it: without them it is slower than float32.
     *
     * @throws InvalidValueException if the operating system lists the instructions, and these are not among them
     */
    static void requireBfloat16() {
        requireBfloat16(lines());
    }

    /** As above, by the lines of Linux's {@code /proc/cpuinfo}. */
    static void requireBfloat16(List<String> lines) {
        if (!flags(lines).isEmpty() && !hasBfloat16(lines)) {
            throw InvalidValueException.of(
                    "precision", "float32 on this processor, which has no instructions for bfloat16", "bfloat16");
        }
    }

    private static List<String> lines() {
        try {
            return Files.isReadable(LINUX) ? Files.readAllLines(LINUX) : List.of();
        } catch (IOException e) {
            return List.of(); // nothing is known then, and nothing is refused
        }
    }

    private static Set<String> flags(List<String> lines) {
        Set<String> flags = new HashSet<>();
        for (String line : lines) {
            if (line.startsWith("flags") || line.startsWith("Features")) {
                flags.addAll(Arrays.asList(
                        line.substring(line.indexOf(':') + 1).trim().split("\\s+")));
            }
        }
        return flags;
    }
}
