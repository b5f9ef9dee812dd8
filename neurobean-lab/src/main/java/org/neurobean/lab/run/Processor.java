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

    private Processor() {}

    /**
     * Refuses bfloat16 where the processor has no instructions for it: without them it is slower than float32.
     *
     * @throws UserError where the operating system lists none
     */
    static void requireBfloat16() {
        try {
            if (Files.isReadable(LINUX)) {
                requireBfloat16(Files.readAllLines(LINUX));
            }
        } catch (IOException e) {
            // Nothing is known then, and nothing is refused.
        }
    }

    /** As above, by the lines of Linux's {@code /proc/cpuinfo}. */
    static void requireBfloat16(List<String> lines) {
        Set<String> flags = new HashSet<>();
        for (String line : lines) {
            if (line.startsWith("flags") || line.startsWith("Features")) {
                flags.addAll(Arrays.asList(
                        line.substring(line.indexOf(':') + 1).trim().split("\\s+")));
            }
        }
        if (!flags.isEmpty() && BFLOAT16.stream().noneMatch(flags::contains)) {
            throw UserError.usage(
                    "this processor has no instructions for bfloat16; leave out --precision, or use --precision float32");
        }
    }
}
