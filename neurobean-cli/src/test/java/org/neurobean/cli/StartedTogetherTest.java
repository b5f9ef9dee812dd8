package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several commands that are the first ones on a machine, and so all find the engine's libraries packed. */
final class StartedTogetherTest {

    private static final int COMMANDS = 4;

    @TempDir
    private Path home;

    @Test
    void allEndWell() throws IOException, InterruptedException {
        String unpacked = "-Dorg.bytedeco.javacpp.cachedir=" + home.resolve("unpacked");
        List<ChildJvm> children = new ArrayList<>();
        try {
            for (int i = 0; i < COMMANDS; i++) {
                Path run = home.resolve("run " + i);
                children.add(ChildJvm.start(
                        home,
                        Map.of("JDK_JAVA_OPTIONS", unpacked),
                        Ran.words(run, "--dataset", "digits", "--train-images", "100", "--epochs", "1")));
            }
            for (ChildJvm child : children) {
                Ran ran = child.ended();
                assertThat(ran.status()).as(ran.err()).isZero();
            }
        } finally {
            children.forEach(ChildJvm::close);
        }
    }
}
