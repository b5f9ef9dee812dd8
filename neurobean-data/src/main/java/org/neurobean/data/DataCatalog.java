package org.neurobean.data;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.neurobean.io.ClosestName;

/** The data sets that neurobean knows, each described once. */
public final class DataCatalog {

    private static final ImageShape GREY_28 = new ImageShape(1, 28, 28);
    private static final List<String> DIGIT_NAMES =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();

    static final DataSetSpec MNIST = new DataSetSpec(
            "mnist",
            "MNIST",
            "Y. LeCun, L. Bottou, Y. Bengio, P. Haffner. Gradient-based learning applied to document recognition."
                    + " Proceedings of the IEEE 86(11):2278-2324, 1998",
            "CC BY-SA 3.0",
            DIGIT_NAMES,
            GREY_28,
            60_000,
            10_000,
            new Publication.IdxFiles(
                    List.of(
                            URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
                            URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/")),
                    DataFile.of(
                            "train-images-idx3-ubyte",
                            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
                    DataFile.of(
                            "train-labels-idx1-ubyte",
                            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
                    DataFile.of(
                            "t10k-images-idx3-ubyte",
                            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
                    DataFile.of(
                            "t10k-labels-idx1-ubyte",
                            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")));

    static final DataSetSpec FASHION_MNIST = new DataSetSpec(
            "fashion-mnist",
            "Fashion-MNIST",
            "H. Xiao, K. Rasul, R. Vollgraf. Fashion-MNIST: a novel image dataset for benchmarking machine learning"
                    + " algorithms. arXiv:1708.07747, 2017",
            "MIT",
            List.of(
                    "T-shirt/top",
                    "Trouser",
                    "Pullover",
                    "Dress",
                    "Coat",
                    "Sandal",
                    "Shirt",
                    "Sneaker",
                    "Bag",
                    "Ankle boot"),
            GREY_28,
            60_000,
            10_000,
            new Publication.IdxFiles(
                    // The publisher's address has no https; the digests guard what comes from it.
                    List.of(URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/")),
                    DataFile.of(
                            "train-images-idx3-ubyte",
                            "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
                    DataFile.of(
                            "train-labels-idx1-ubyte",
                            "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
                    DataFile.of(
                            "t10k-images-idx3-ubyte",
                            "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
                    DataFile.of(
                            "t10k-labels-idx1-ubyte",
                            "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34")));

    static final DataSetSpec CIFAR_10 = new DataSetSpec(
            "cifar-10",
            "CIFAR-10",
            "A. Krizhevsky. Learning multiple layers of features from tiny images. Technical report, University of"
                    + " Toronto, 2009",
            "no formal licence; the authors ask that the report be cited",
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"),
            Cifar10Reader.SHAPE,
            50_000,
            10_000,
            new Publication.CifarArchive(
                    URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
                    "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
                    10_000,
                    List.of(
                            rebuilt(
                                    "data_batch_1.bin",
                                    "0def081c410489f98b3935c2d405fc7436d23377894a5d6a710ce1fad8082588"),
                            rebuilt(
                                    "data_batch_2.bin",
                                    "69cda47c0145e3c217e9d41887b354db05bc67d8e824a0007c909625de6c9935"),
                            rebuilt(
                                    "data_batch_3.bin",
                                    "1a4d0920ea06101641902b09fdac800cad7b5105963deee31ddff8e83fbabe6c"),
                            rebuilt(
                                    "data_batch_4.bin",
                                    "7f8e9534c4aa91fa34cb7cb4561b126eac16e9a5aff31f1fdb6b38d83f3b92d6"),
                            rebuilt(
                                    "data_batch_5.bin",
                                    "ace578a129b1d9695ee4254afb079a7573b408a36f818d5d96062484607c1619")),
                    rebuilt("test_batch.bin", "b7a8afae140bbcc0153185efcbd5d6b73bc11a49943288e23ba94c44c391c169")));

    static final DataSetSpec DIGITS = new DataSetSpec(
            "digits",
            "Hand-drawn digits",
            "neurobean's own generator; no publication",
            "Apache-2.0",
            DIGIT_NAMES,
            GREY_28,
            10_000,
            2_000,
            new Publication.BuiltIn());

    private static final List<DataSetSpec> ALL = List.of(MNIST, FASHION_MNIST, CIFAR_10, DIGITS);

    private DataCatalog() {}

    /** All sets, in the order in which to list them. */
    public static List<DataSetSpec> all() {
        return ALL;
    }

    /** All names, in the same order. */
    public static List<String> names() {
        return ALL.stream().map(DataSetSpec::name).toList();
    }

    /**
     * The set of this name, with or without its hyphen: cifar10 is cifar-10.
     *
     * @throws DataSetException naming the known sets, if there is none
     */
    public static DataSetSpec named(String name) {
        return ALL.stream()
                .filter(spec -> withoutHyphens(spec.name()).equals(withoutHyphens(name)))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private static String withoutHyphens(String name) {
        return name.replace("-", "");
    }

    private static DataSetException unknown(String name) {
        String suggestion = ClosestName.to(name.toLowerCase(Locale.ROOT), names())
                .map(close -> "; did you mean " + close + "?")
                .orElse("");
        return new DataSetException(
                "unknown data set '" + name + "': must be one of " + String.join(", ", names()) + suggestion);
    }

    /** A file whose 98 images in all six files are JPEG-decoded, as the publisher's were not available. */
    private static DataFile rebuilt(String name, String sha256) {
        return new DataFile(
                name,
                List.of(new DataFile.Content(
                        sha256,
                        "98 of 60,000 images (77 for training, 21 for testing) are JPEG-decoded, not the publisher's"
                                + " pixels")));
    }
}
