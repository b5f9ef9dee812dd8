package org.neurobean.lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.neurobean.lab.UserError;

/** What this machine's processor can do, where the operating system says. */
final class Processor {

    private static final Path LINUX = Path.of("/proc/cpuinfo");

    /** Instructions for bfloat16, by the kernel's names: of Intel and AMD, and of ARM. */
    private static final List<String> BFLOAT16 = List.of("amx_bf16", "avx512_bf16", "bf16");

    /** Those of them that make a training faster; of the other ones of Intel it was measured that they do not. */
    private static final String MATRICES = "amx_bf16";

    private Processor() {}

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
     * Refuses bfloat16 where the processor has no instructions for it: without them it is slower than float32.
     *
     * @throws UserError where the operating system lists the instructions, and these are not among them
     */
    static void requireBfloat16() {
        requireBfloat16(lines());
    }

    /** As above, by the lines of Linux's {@code /proc/cpuinfo}. */
    static void requireBfloat16(List<String> lines) {
        if (!flags(lines).isEmpty() && !hasBfloat16(lines)) {
            throw UserError.usage(
                    "this processor has no instructions for bfloat16; leave out --precision, or use --precision float32");
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
