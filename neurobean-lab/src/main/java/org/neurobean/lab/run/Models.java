package org.neurobean.lab.run;

import java.util.ArrayList;
import java.util.List;
import org.neurobean.lab.UserError;
import org.neurobean.lab.data.ImageShape;
import org.neurobean.torch.Initialization;
import org.neurobean.torch.LeNet5;
import org.neurobean.torch.Mlp;
import org.neurobean.torch.Network;

/** The networks by name. */
public final class Models {

    public static final String LENET5 = "lenet5";
    public static final String MLP = "mlp";

    /** All names. */
    public static final List<String> NAMES = List.of(LENET5, MLP);

    /** Width of the hidden layer of the paper's MLP (section 3.1). */
    public static final int PAPER_HIDDEN = 500;

    private static final int LENET5_SIDE = 28;

    private Models() {}

    /**
     * A network with its initial parameters.
     *
     * @throws UserError where there is no such model, or it does not fit the images
     */
    public static Network create(TrainingSettings settings, ImageShape images, int classes) {
        Initialization initialization = Initialization.of(settings.randomness());
        switch (settings.model()) {
            case LENET5 -> {
                if (images.height() != LENET5_SIDE || images.width() != LENET5_SIDE) {
                    throw UserError.usage("the model lenet5 takes images of 28 x 28, but those of " + settings.dataset()
                            + " are " + images + "; use --model mlp");
                }
                return new LeNet5(images.channels(), classes, initialization);
            }
            case MLP -> {
                List<Integer> widths = new ArrayList<>();
                widths.add(images.values());
                widths.addAll(settings.hidden());
                widths.add(classes);
                try {
                    return new Mlp(widths, initialization);
                } catch (IllegalArgumentException e) {
                    throw UserError.usage(String.valueOf(e.getMessage()), e);
                }
            }
            default ->
                throw UserError.usage(
                        "unknown model '" + settings.model() + "': must be one of " + String.join(", ", NAMES));
        }
    }
}
