package org.neurobean.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.bean.Divergence;
import org.neurobean.bean.InvalidValueException;
import org.neurobean.lab.run.Course;
import org.neurobean.lab.run.Models;
import org.neurobean.lab.run.TrainingSettings;
import org.neurobean.lab.run.TrainingSettings.Stop;
import org.neurobean.torch.settings.AugmentationSettings;
import org.neurobean.torch.settings.LearningRateSchedule;
import org.neurobean.torch.settings.RegularizerSettings;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.settings.RegularizerSettings.Dropout;
import org.neurobean.torch.settings.RegularizerSettings.WeightDecay;
import org.neurobean.torch.train.TrainingOptions;
import picocli.CommandLine.Option;

/** The options that decide on the outcome of a training, turned into settings. */
final class TrainingOptionsMixin {

    private static final Map<String, LearningRateSchedule> SCHEDULES =
            inOrder("constant", LearningRateSchedule.CONSTANT, "one-cycle", LearningRateSchedule.OneCycle.USUAL);

    private static final Map<String, List<AugmentationSettings>> AUGMENTATIONS =
            inOrder("none", List.of(), "crop-flip", List.of(AugmentationSettings.CropAndFlip.USUAL));

    private static <T> Map<String, T> inOrder(String name, T value, String otherName, T otherValue) {
        Map<String, T> names = new LinkedHashMap<>();
        names.put(name, value);
        names.put(otherName, otherValue);
        return names;
    }

    private static final double DEFAULT_CONVERGENCE = 0.01;
    private static final int CONVERGENCE_WINDOW = 5;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = Models.LENET5,
            description = "lenet5, mlp or resnet18 (default: ${DEFAULT-VALUE}).")
    private String model = Models.LENET5;

    @Option(
            names = "--hidden",
            paramLabel = "WIDTH",
            split = ",",
            description = "Widths of an MLP's hidden layers (default: " + Models.PAPER_HIDDEN + ").")
    private @Nullable List<Integer> hidden;

    @Option(names = "--bean", paramLabel = "ORDER", description = "BEAN of this order: 1, 2 or more. Needs --alpha.")
    private @Nullable Integer order;

    @Option(
            names = "--alpha",
            paramLabel = "ALPHA",
            split = ",",
            description = "Strength of BEAN: one for all layers, or one for each, with commas.")
    private @Nullable List<Double> alphas;

    @Option(
            names = "--alpha-scale",
            paramLabel = "SCALE",
            description = "Units of alpha: paper divides A by M^order, code does not (default: paper).")
    private @Nullable AlphaScale alphaScale;

    @Option(names = "--gamma", paramLabel = "GAMMA", description = "Steepness of tanh in Eq. 3 (default: 1).")
    private @Nullable Double gamma;

    @Option(names = "--divergence", paramLabel = "D", description = "squared or absolute (default: squared).")
    private @Nullable Divergence divergence;

    @Option(
            names = "--bean-layers",
            paramLabel = "NAME",
            split = ",",
            description = "Dense layers for BEAN (default: all whose inputs are neurons).")
    private @Nullable List<String> layers;

    @Option(names = "--l1", paramLabel = "LAMBDA", description = "l1 norm of the dense weights.")
    private @Nullable Double l1;

    @Option(names = "--l1-on-biases", description = "Biases count in --l1, as in the authors' code.")
    private boolean l1OnBiases;

    @Option(names = "--weight-decay", paramLabel = "LAMBDA", description = "Weight decay of all parameters.")
    private @Nullable Double weightDecay;

    @Option(names = "--decoupled", description = "Weight decay apart from Adam's moments (AdamW).")
    private boolean decoupled;

    @Option(names = "--dropout", paramLabel = "P", description = "Probability of dropping what enters dense layers.")
    private @Nullable Double dropout;

    @Option(names = "--dropout-at-test", description = "Dropout stays on at test time: the fault of the authors' code.")
    private boolean dropoutAtTest;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "10",
            description = "Epochs, or with --until-converged or --patience their greatest number"
                    + " (default: ${DEFAULT-VALUE}).")
    private int epochs;

    @Option(
            names = "--until-converged",
            arity = "0..1",
            paramLabel = "SHARE",
            fallbackValue = "" + DEFAULT_CONVERGENCE,
            description = "End where the mean objective of " + CONVERGENCE_WINDOW
                    + " epochs has not fallen by this share (${FALLBACK-VALUE}) against the " + CONVERGENCE_WINDOW
                    + " before.")
    private @Nullable Double convergence;

    @Option(
            names = "--patience",
            paramLabel = "EPOCHS",
            description = "End where the validation accuracy has not risen for so long. Needs --validation.")
    private @Nullable Integer patience;

    @Option(
            names = "--validation",
            paramLabel = "IMAGES",
            defaultValue = "0",
            description = "Training images to hold out; the epoch that does best on them is kept.")
    private int validation;

    @Option(
            names = "--train-images",
            paramLabel = "IMAGES",
            description = "Use only the first so many training images.")
    private @Nullable Integer trainImages;

    @Option(
            names = "--shots",
            paramLabel = "IMAGES",
            description =
                    "Train on so many images of each class, drawn at random from the first 50,000 training images.")
    private @Nullable Integer shots;

    @Option(
            names = "--batch",
            paramLabel = "SAMPLES",
            defaultValue = "" + TrainingOptions.PAPER_BATCH_SIZE,
            description = "Samples a step (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--lr",
            paramLabel = "RATE",
            defaultValue = "" + TrainingOptions.PAPER_LEARNING_RATE,
            description = "Learning rate of Adam (default: ${DEFAULT-VALUE}).")
    private double learningRate;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description = "How the learning rate changes: constant, or one-cycle, where --lr is its greatest (default:"
                    + " constant).")
    private @Nullable String schedule;

    @Option(
            names = "--augment",
            paramLabel = "NAME",
            description = "How images are changed before each step: none, or crop-flip, moved by up to 4 pixels and"
                    + " mirrored or not (default: none).")
    private @Nullable String augmentation;

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            description = "Of the convolutions of resnet18: float32, or bfloat16, faster where the processor has it"
                    + " (default: float32).")
    private @Nullable String precision;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "Where the network computes: cpu, or cuda, which needs the engine's build for it, see the"
                    + " README (default: cpu).")
    private @Nullable String device;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads of each operation; more than 1 pays for resnet18 alone (default: 1, for resnet18 one"
                    + " for each core).")
    private @Nullable Integer threads;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of all randomness (default: ${DEFAULT-VALUE}).")
    private long seed;

    /**
     * The settings that were asked for.
     *
     * @throws UserError if options contradict each other, or would silently have no effect
     */
    TrainingSettings settings(String dataset) {
        requireSense();
        Course course = new Course(
                named("--schedule", schedule, SCHEDULES, LearningRateSchedule.CONSTANT),
                named("--augment", augmentation, AUGMENTATIONS, List.of()),
                choice("--precision", precision, Course.PLAIN.precision()),
                choice("--device", device, Course.PLAIN.device()),
                threads(),
                null);
        require(
                course.schedule().equals(LearningRateSchedule.CONSTANT) || (patience == null && convergence == null),
                "--schedule one-cycle needs to know its last epoch: leave out --patience and --until-converged");
        return new TrainingSettings(
                dataset,
                trainImages == null ? 0 : trainImages,
                shots == null ? 0 : shots,
                validation,
                model,
                model.equals(Models.MLP) ? (hidden == null ? List.of(Models.PAPER_HIDDEN) : hidden) : List.of(),
                regularizers(),
                learningRate,
                batch,
                new Stop(
                        epochs,
                        convergence == null ? 0 : convergence,
                        convergence == null ? 0 : CONVERGENCE_WINDOW,
                        patience == null ? 0 : patience),
                course,
                seed);
    }

    /** In the order in which they are attached. */
    private List<RegularizerSettings> regularizers() {
        List<RegularizerSettings> regularizers = new ArrayList<>();
        if (order != null && alphas != null) {
            regularizers.add(bean(order, alphas));
        }
        if (l1 != null) {
            regularizers.add(new RegularizerSettings.L1(l1, l1OnBiases));
        }
        if (weightDecay != null) {
            regularizers.add(
                    new WeightDecay(weightDecay, decoupled ? WeightDecay.Coupling.DECOUPLED : WeightDecay.Coupling.L2));
        }
        if (dropout != null) {
            regularizers.add(new Dropout(
                    dropout, List.of(), dropoutAtTest ? Dropout.AtTest.ON_AS_IN_AUTHORS_CODE : Dropout.AtTest.OFF));
        }
        return regularizers;
    }

    private int threads() {
        if (threads != null) {
            return threads;
        }
        return model.equals(Models.RESNET18) ? Runtime.getRuntime().availableProcessors() : 1;
    }

    /** What this name stands for; the default if none is named. */
    private static <T> T named(String option, @Nullable String name, Map<String, T> known, T usual) {
        if (name == null) {
            return usual;
        }
        T found = known.get(name.toLowerCase(Locale.ROOT));
        if (found == null) {
            throw UserError.usage(option + " must be " + String.join(" or ", known.keySet()) + ", but is " + name);
        }
        return found;
    }

    /** The constant of this name, with hyphens for underscores; the default if none is named. */
    static <E extends Enum<E>> E choice(String option, @Nullable String name, E usual) {
        if (name == null) {
            return usual;
        }
        E[] values = usual.getDeclaringClass().getEnumConstants();
        List<String> names = Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        int place = names.indexOf(name.toLowerCase(Locale.ROOT));
        require(place >= 0, option + " must be " + String.join(" or ", names) + ", but is " + name);
        return values[place];
    }

    private Bean bean(int ofOrder, List<Double> ofLayers) {
        try {
            return new Bean(
                    ofOrder,
                    ofLayers,
                    Bean.Control.NONE,
                    alphaScale == null ? AlphaScale.PAPER : alphaScale,
                    gamma == null ? BeanPenalty.PAPER_GAMMA : gamma,
                    divergence == null ? Divergence.SQUARED : divergence,
                    layers == null ? List.of() : layers);
        } catch (InvalidValueException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw UserError.usage(String.valueOf(e.getMessage()), e);
        }
    }

    private void requireSense() {
        requirePositive("--l1", l1);
        requirePositive("--weight-decay", weightDecay);
        requirePositive("--dropout", dropout);
        requirePositive("--until-converged", convergence);
        require(trainImages == null || trainImages > 0, "--train-images must be 1 or more, but is " + trainImages);
        require(shots == null || shots > 0, "--shots must be 1 image of each class or more, but is " + shots);
        require(patience == null || patience > 0, "--patience must be 1 epoch or more, but is " + patience);
        require(
                order == null || alphas != null,
                "--bean needs --alpha; on LeNet-5 try --bean 1 --alpha 30 --bean-layers fc3 --alpha-scale code, or"
                        + " --bean 2 --alpha 300 --alpha-scale code");
        boolean onlyForBean =
                alphas != null || alphaScale != null || gamma != null || divergence != null || layers != null;
        require(
                order != null || !onlyForBean,
                "--alpha, --alpha-scale, --gamma, --divergence and --bean-layers are for BEAN; add --bean 1 or --bean 2");
        require(!l1OnBiases || l1 != null, "--l1-on-biases needs --l1");
        require(!decoupled || weightDecay != null, "--decoupled needs --weight-decay");
        require(!dropoutAtTest || dropout != null, "--dropout-at-test needs --dropout");
        require(
                hidden == null || model.equals(Models.MLP),
                "--hidden is for --model mlp; " + model + " has fixed widths");
        require(
                patience == null || validation > 0,
                "--patience needs images held out: add --validation, for example --validation 5000");
        require(patience == null || convergence == null, "--patience and --until-converged exclude each other");
    }

    private static void requirePositive(String option, @Nullable Double value) {
        require(value == null || value > 0, option + " must be above 0, but is " + value);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw UserError.usage(otherwise);
        }
    }
}
