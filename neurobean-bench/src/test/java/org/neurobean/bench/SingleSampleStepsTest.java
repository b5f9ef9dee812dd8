package org.neurobean.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The name of the program and the lines that it prints: measurements of several versions are compared by them. */
final class SingleSampleStepsTest {

    @Test
    void printsALineForPlainAndALineForBean2() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            SingleSampleSteps.main(new String[] {"2", "1"});
        } finally {
            System.setOut(before);
        }
        assertThat(SingleSampleSteps.class.getName()).isEqualTo("org.neurobean.bench.SingleSampleSteps");
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).matches("neurobean on the engine .+, one thread, batch 1");
        assertThat(lines.get(1)).matches("plain [1-9]\\d* us \\(\\d+ to \\d+\\)");
        assertThat(lines.get(2)).matches("BEAN-2 [1-9]\\d* us \\(\\d+ to \\d+\\)");
    }
}
