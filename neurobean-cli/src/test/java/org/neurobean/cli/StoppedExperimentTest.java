package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several trainings that are stopped: those under way end in order, and those that wait do not begin. */
final class StoppedExperimentTest {

    @TempDir
    Path home;

    @Test
    void whatWaitsForACoreIsNotBegunAnyMore() throws IOException, InterruptedException {
        assumeTrue(Path.of("/bin/sh").toFile().exists(), "Windows has no SIGTERM");
        Path out = home.resolve("quick");
        try (ChildJvm child = ChildJvm.start(home, "quickstart", "--dataset", "digits", "--out", out.toString())) {
            child.waitUntil("two of three trainings are under way", () -> begun(out, "bean-1") && begun(out, "bean-2"));
            child.interrupt();
            Ran ended = child.ended();
            assertThat(ended.status()).isNotZero();
            assertThat(ended.error()).contains("stopped; what was trained so far is in");
        }
        assertThat(out.resolve("bean-1")).isDirectoryContaining("glob:**checkpoint.safetensors");
        assertThat(out.resolve("plain")).doesNotExist();
    }

    private static boolean begun(Path out, String network) {
        return Files.exists(out.resolve(network).resolve("metrics.csv"));
    }
}
