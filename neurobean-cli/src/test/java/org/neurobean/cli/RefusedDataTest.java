package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that is wrong or not there is one line that says which file, and what to do; no run is begun. */
final class RefusedDataTest {

    private static final String[] MNIST = {
        "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"
    };

    @TempDir
    Path home;

    @Test
    void aDamagedFileIsNamedWithTheExpectedAndTheFoundDigest() throws IOException {
        Path directory = Files.createDirectories(home.resolve("data/mnist"));
        for (String name : MNIST) {
            Files.writeString(directory.resolve(name), "cut off");
        }
        Path run = home.resolve("run");
        String refusal = Ran.train(
                        run,
                        "--dataset",
                        "mnist",
                        "--data-dir",
                        home.resolve("data").toString())
                .refusal();
        assertThat(refusal)
                .contains(directory.toString())
                // sha256 of the publisher's training images, and of the seven bytes above.
                .contains("ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db")
                .contains("117b48570e0122b8c42ee601f86b652c1e747d596b895d4a51c75f11ad852309");
        assertThat(run).doesNotExist();
        assertThat(directory.resolve(MNIST[0])).as("left alone").hasContent("cut off");
    }

    @Test
    void aDataDirectoryMustExist() {
        Path none = home.resolve("none");
        Path run = home.resolve("run");
        assertThat(Ran.train(run, "--dataset", "mnist", "--data-dir", none.toString())
                        .refusal())
                .startsWith("--data-dir: there is no directory " + none);
        assertThat(run).doesNotExist();
        assertThat(none).doesNotExist();
    }

    @Test
    void withoutTheFilesAndWithoutANetworkItSaysWhatToDownloadAndWhereTo() throws IOException, InterruptedException {
        Path data = Files.createDirectory(home.resolve("data"));
        Path run = home.resolve("run");
        try (ChildJvm child =
                ChildJvm.start(home, Ran.words(run, "--dataset", "mnist", "--data-dir", data.toString()))) {
            Ran ended = child.ended();
            assertThat(ended.status()).as(ended.err()).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.error())
                    .contains(MNIST[0], "http", data.resolve("mnist").toString());
        }
        assertThat(run).doesNotExist();
        assertThat(data).isDirectoryNotContaining("regex:.*(gz|ubyte|part.*)");
    }
}
