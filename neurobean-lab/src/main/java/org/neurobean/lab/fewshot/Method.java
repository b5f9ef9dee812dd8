package org.neurobean.lab.fewshot;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.stream.Collectors;
import org.neurobean.io.NumberText;
import org.neurobean.torch.settings.Addition;
import org.neurobean.torch.settings.AugmentationSettings;
import org.neurobean.torch.settings.RegularizerSettings;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/** What learns in a trial, with all of its settings. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Method.LeNet.class, name = "lenet5"),
    @JsonSubTypes.Type(value = Method.Imitation.class, name = "imitation"),
    @JsonSubTypes.Type(value = Method.NearestNeighbour.class, name = "1-nn"),
    @JsonSubTypes.Type(value = Method.KernelRidge.class, name = "kernel-ridge"),
    @JsonSubTypes.Type(value = Method.GaussianProcess.class, name = "gaussian-process")
})
public sealed interface Method {

    /** Whether a network is trained, by a {@link Schedule}. */
    default boolean trainsNetwork() {
        return false;
    }

    /** One line for people. */
    String description();

    /**
     * LeNet-5 and what is added to its plain training.
     *
     * @param additions in the order in which they are attached; empty for the vanilla network
     */
    record LeNet(
            @JsonSerialize(converter = AdditionKeys.Writing.class)
            @JsonDeserialize(converter = AdditionKeys.Reading.class)
            List<Addition> additions)
            implements Method {

        /** The vanilla network. */
        public static final LeNet VANILLA = new LeNet(List.of());

        private static final List<String> DENSE_LAYERS = List.of("fc1", "fc2", "fc3");

        public LeNet {
            additions = List.copyOf(additions);
            additions.forEach(LeNet::requireKnownLayers);
        }

        private static void requireKnownLayers(Addition addition) {
            List<String> layers = addition instanceof RegularizerSettings.Dropout dropout
                    ? dropout.layers()
                    : addition instanceof RegularizerSettings.Bean bean ? bean.layers() : List.of();
            Require.that(
                    DENSE_LAYERS.containsAll(layers),
                    "layers must be among the dense layers of LeNet-5, " + String.join(", ", DENSE_LAYERS)
                            + ", but are %s",
                    String.join(", ", layers));
        }

        public static LeNet with(Addition... additions) {
            return new LeNet(List.of(additions));
        }

        /**
         * What is added but for changes of images.
         *
         * @param dropoutAtTest whether dropout stays on when a network is evaluated
         */
        public List<RegularizerSettings> regularizers(boolean dropoutAtTest) {
            return additions.stream()
                    .filter(RegularizerSettings.class::isInstance)
                    .map(RegularizerSettings.class::cast)
                    .map(each -> dropoutAtTest && each instanceof RegularizerSettings.Dropout dropout
                            ? dropout.with(RegularizerSettings.Dropout.AtTest.ON_AS_IN_AUTHORS_CODE)
                            : each)
                    .toList();
        }

        /** How images are changed before each step; empty if they stay as they are. */
        public List<AugmentationSettings> augmentations() {
            return additions.stream()
                    .filter(AugmentationSettings.class::isInstance)
                    .map(AugmentationSettings.class::cast)
                    .toList();
        }

        @Override
        public boolean trainsNetwork() {
            return true;
        }

        @Override
        public String description() {
            return additions.isEmpty()
                    ? "nothing added"
                    : additions.stream().map(AdditionText::of).collect(Collectors.joining(", "));
        }
    }

    /**
     * Imitation networks (Kimura et al. 2018): LeNet-5 learns from the shots and imitates a Gaussian process on pseudo
     * examples, which climb to where the two disagree. What the publication leaves open is a setting here.
     *
     * @param lambda weight of the cross-entropy on the shots, lambda_1, 0 or more
     * @param imitation l, the weight of a pseudo example whose target is certain, above 0
     * @param uncertain l', the weight of one whose target has the mean uncertainty, above 0 and at most l
     * @param pseudoExamples how many there are at first, 1 or more
     * @param pseudoExamplesAtLast and in the last round, as many or more
     * @param rounds 1 or more
     * @param roundEpochs epochs of a round, 1 or more
     * @param batchSize pseudo examples a step, 1 or more
     * @param learningRate of Nadam for the network, above 0
     * @param ascentRate of Adam for the pseudo examples, above 0
     * @param ascentSteps gradient steps of the pseudo examples between two rounds, 0 or more
     * @param ensemble Gaussian processes whose mean prediction is imitated, 1 or more
     */
    record Imitation(
            double lambda,
            double imitation,
            double uncertain,
            int pseudoExamples,
            int pseudoExamplesAtLast,
            int rounds,
            int roundEpochs,
            int batchSize,
            double learningRate,
            double ascentRate,
            int ascentSteps,
            int ensemble)
            implements Method {

        public Imitation {
            Require.that(lambda >= 0 && Double.isFinite(lambda), "lambda must be 0 or more, but is %s", lambda);
            Require.that(
                    imitation > 0 && Double.isFinite(imitation), "imitation must be above 0, but is %s", imitation);
            Require.that(
                    uncertain > 0 && uncertain <= imitation,
                    "uncertain must be above 0 and at most imitation, but is %s",
                    uncertain);
            Require.that(
                    pseudoExamples >= 1 && pseudoExamplesAtLast >= pseudoExamples,
                    "pseudo examples must be 1 or more and never become fewer, but are %s at first",
                    pseudoExamples);
            Require.that(rounds >= 1, "rounds must be 1 or more, but are %s", rounds);
            Require.that(roundEpochs >= 1, "epochs of a round must be 1 or more, but are %s", roundEpochs);
            Require.that(batchSize >= 1, "the batch size must be 1 or more, but is %s", batchSize);
            Require.that(
                    learningRate > 0 && Double.isFinite(learningRate),
                    "the learning rate must be above 0, but is %s",
                    learningRate);
            Require.that(
                    ascentRate > 0 && Double.isFinite(ascentRate),
                    "the ascent rate must be above 0, but is %s",
                    ascentRate);
            Require.that(ascentSteps >= 0, "ascent steps must be 0 or more, but are %s", ascentSteps);
            Require.that(ensemble >= 1, "the ensemble must have 1 member or more, but has %s", ensemble);
        }

        @Override
        public String description() {
            return "lambda " + NumberText.plain(lambda) + ", l " + NumberText.plain(imitation) + ", l' "
                    + NumberText.plain(uncertain) + ", " + pseudoExamples + " to " + pseudoExamplesAtLast
                    + " pseudo examples, " + rounds + " rounds of " + roundEpochs + " epochs, learning rate "
                    + NumberText.plain(learningRate);
        }
    }

    /**
     * The class of the nearest shot, by Euclidean distance (Fix and Hodges 1951).
     *
     * @param pixels how images are prepared
     */
    record NearestNeighbour(Pixels pixels) implements Method {
        @Override
        public String description() {
            return pixels.description();
        }
    }

    /**
     * Ridge regression on the classes' indicators with a Gaussian kernel whose width is a multiple of the median distance
     * between shots.
     *
     * @param pixels how images are prepared
     * @param width multiple of the median distance, above 0
     * @param ridge added to the kernel's diagonal, above 0
     */
    record KernelRidge(Pixels pixels, double width, double ridge) implements Method {

        public KernelRidge {
            Require.that(width > 0 && Double.isFinite(width), "width must be above 0, but is %s", width);
            Require.that(ridge > 0 && Double.isFinite(ridge), "ridge must be above 0, but is %s", ridge);
        }

        @Override
        public String description() {
            return pixels.description() + ", width " + NumberText.plain(width) + ", ridge " + NumberText.plain(ridge);
        }
    }

    /**
     * A Gaussian-process classifier with a softmax likelihood and a Gaussian kernel, by Laplace's approximation (Rasmussen
     * and Williams 2006, section 3.5). Width and variance of the kernel maximise the approximate marginal likelihood,
     * from several starts whose predictions are averaged.
     *
     * @param pixels how images are prepared
     * @param ensemble number of starts, 1 or more
     */
    record GaussianProcess(Pixels pixels, int ensemble) implements Method {

        public GaussianProcess {
            Require.that(ensemble >= 1, "the ensemble must have 1 member or more, but has %s", ensemble);
        }

        @Override
        public String description() {
            return pixels.description() + (ensemble == 1 ? "" : ", mean of " + ensemble);
        }
    }

    /**
     * How images are prepared for methods that compare pixels.
     *
     * @param blur standard deviation of a Gaussian in pixels, 0 for none
     * @param unitLength whether each image is divided by its Euclidean length
     */
    record Pixels(double blur, boolean unitLength) {

        /** As they are. */
        public static final Pixels RAW = new Pixels(0, false);

        public Pixels {
            Require.that(blur >= 0 && Double.isFinite(blur), "blur must be 0 or more, but is %s", blur);
        }

        String description() {
            return (blur == 0 ? "pixels" : "pixels blurred by " + NumberText.plain(blur))
                    + (unitLength ? ", of length 1" : "");
        }
    }
}
