package org.neurobean.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published sets, if they are on this machine; skipped otherwise. */
class PublishedSetsTest {

    private static DataSet load(String name) {
        DataSetSpec spec = DataCatalog.named(name);
        // A check-out may have a folder of shared data beside it; tests run in the module's own folder.
        Path root = Stream.of(System.getenv(DataDirectories.VARIABLE), "../../shared/data")
                .filter(Objects::nonNull)
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .filter(path -> Files.isDirectory(path.resolve(name)))
                .findFirst()
                .orElse(Path.of("no such directory"));
        DataDirectories directories = new DataDirectories(List.of(), root);
        DataStore store = new DataStore(directories, Fetcher.standard());
        assumeTrue(
                store.locate(spec).size() == spec.publication().files().size(),
                () -> name + " does not lie here; name its directory with " + DataDirectories.VARIABLE);
        return store.load(spec, FetchProgress.SILENT);
    }

    @Test
    void mnistHasTheKnownBeginning() {
        DataSet mnist = load("mnist");

        assertThat(mnist.train().size()).isEqualTo(60_000);
        assertThat(mnist.test().size()).isEqualTo(10_000);
        assertThat(mnist.train().slice(0, 3).labels()).containsExactly(5, 0, 4);
        assertThat(mnist.test().slice(0, 3).labels()).containsExactly(7, 2, 1);
        // The class counts that LeCun, Cortes and Burges give for the test images.
        assertThat(counts(mnist.test())).containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
        // The mean that every tutorial normalizes with.
        assertThat(mean(mnist.train())).isBetween(0.1306, 0.1308);
        assertThat(mnist.remarks()).isEmpty();
    }

    @Test
    void fashionMnistIsBalancedAndBright() {
        DataSet fashion = load("fashion-mnist");

        assertThat(counts(fashion.train())).containsOnly(6000);
        assertThat(counts(fashion.test())).containsOnly(1000);
        assertThat(mean(fashion.train())).isBetween(0.2859, 0.2861);
    }

    @Test
    void cifar10IsBalancedAndSaysWhatIsNotThePublishers() {
        DataSet cifar = load("cifar-10");

        assertThat(cifar.shape()).isEqualTo(new ImageShape(3, 32, 32));
        assertThat(counts(cifar.train())).containsOnly(5000);
        assertThat(counts(cifar.test())).containsOnly(1000);
        // frog, truck, truck; cat, ship, ship
        assertThat(cifar.train().slice(0, 3).labels()).containsExactly(6, 9, 9);
        assertThat(cifar.test().slice(0, 3).labels()).containsExactly(3, 8, 8);
        assertThat(cifar.remarks()).hasSizeLessThanOrEqualTo(1);
    }

    private static int[] counts(LabeledImages images) {
        int[] counts = new int[images.classes()];
        Arrays.stream(images.labels()).forEach(label -> counts[label]++);
        return counts;
    }

    private static double mean(LabeledImages images) {
        double sum = 0;
        for (float value : images.scaled()) {
            sum += value;
        }
        return sum / images.size() / images.shape().values();
    }
}
