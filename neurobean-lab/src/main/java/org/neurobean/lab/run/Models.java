package org.neurobean.lab.run;

import java.util.ArrayList;
import java.util.List;
import org.neurobean.data.ImageShape;
import org.neurobean.lab.SettingsException;
import org.neurobean.torch.nn.Architecture;
import org.neurobean.torch.nn.Architecture.Precision;
import org.neurobean.torch.nn.Architectures;
import org.neurobean.torch.nn.Initialization;
import org.neurobean.torch.nn.Network;

/** The networks by name. */
public final class Models {

    public static final String LENET5 = "lenet5";
    public static final String MLP = "mlp";
    public static final String RESNET18 = "resnet18";

    /** All names. */
    public static final List<String> NAMES = List.of(LENET5, MLP, RESNET18);

    /** Width of the hidden layer of the paper's MLP (section 3.1). */
    public static final int PAPER_HIDDEN = 500;

    private static final int LENET5_SIDE = 28;

    private Models() {}

    /**
     * A network with its initial parameters.
     *
     * @throws SettingsException if there is no such model, or it does not fit the images
     */
    public static Network create(TrainingSettings settings, ImageShape images, int classes) {
        Architecture architecture = architecture(settings, images, classes);
        return Network.of(architecture, Initialization.of(settings.randomness()));
    }

    /**
     * The layers of a model.
     *
     * @throws SettingsException if there is no such model, or it does not fit the images
     */
    static Architecture architecture(TrainingSettings settings, ImageShape images, int classes) {
        requirePrecision(settings);
        return switch (settings.model()) {
            case LENET5 -> {
                if (images.height() != LENET5_SIDE || images.width() != LENET5_SIDE) {
                    throw new SettingsException("the model lenet5 takes images of 28 x 28, but those of "
                            + settings.dataset() + " are " + images + "; use the model resnet18 or mlp");
                }
                yield Architectures.leNet5(images.channels(), classes);
            }
            case MLP -> {
                List<Integer> widths = new ArrayList<>();
                widths.add(images.values());
                widths.addAll(settings.hidden());
                widths.add(classes);
                try {
                    yield Architectures.mlp(widths);
                } catch (IllegalArgumentException e) {
                    throw new SettingsException(e);
                }
            }
            case RESNET18 ->
                Architectures.resNet18(
                        images.channels(), classes, settings.course().precision());
            default ->
                throw new SettingsException(
                        "unknown model '" + settings.model() + "': must be one of " + String.join(", ", NAMES));
        };
    }

    private static void requirePrecision(TrainingSettings settings) {
        if (settings.course().precision() != Precision.FLOAT32
                && !settings.model().equals(RESNET18)) {
            throw new SettingsException(
                    "the precision bfloat16 is for the model resnet18; " + settings.model() + " computes in float32");
        }
    }
}
