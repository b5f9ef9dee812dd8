package org.neurobean.lab.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.neurobean.io.NumberText;
import org.neurobean.lab.SettingsException;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.regularize.LayerSelection;
import org.neurobean.torch.regularize.Regularizer;
import org.neurobean.torch.settings.RegularizerSettings;
import org.neurobean.torch.train.TrainingOptions;
import org.neurobean.torch.train.TrainingStep;

/** What a training is going to do, said and checked before anything is written. */
public final class TrainingPlan {

    private final List<String> lines = new ArrayList<>();

    /**
     * Looks at everything that the settings ask for.
     *
     * @throws SettingsException if something does not fit: an unknown model or layer, a penalty without a layer, a value out
     *     of its range
     */
    public TrainingPlan(TrainingSettings settings, LoadedData data) {
        TrainingOptions options = settings.options(Duration.ofMinutes(1));
        List<RegularizerSettings> regularizers = settings.regularizers();
        boolean onTrunk = settings.course().trunk() != null;
        try (Network whole = Models.create(
                        settings, data.dataset().shape(), data.dataset().classes());
                Network last = onTrunk ? FrozenTrunk.lastLayer(whole, settings) : null) {
            Course.require(settings.course().device());
            if (!onTrunk && settings.course().needsBfloat16OfProcessor()) {
                Processor.requireBfloat16();
            }
            Network network = last == null ? whole : last;
            requireEligible(network, settings, regularizers);
            add("data", dataLine(data));
            data.dataset().remarks().forEach(remark -> add("", remark));
            add("network", networkLine(network));
            if (regularizers.isEmpty()) {
                add("penalties", "none");
            }
            for (int r = 0; r < regularizers.size(); r++) {
                add(r == 0 ? "penalties" : "", penaltyLine(regularizers.get(r), network));
            }
            add("training", trainingLine(settings, options));
        }
    }

    private static void requireEligible(
            Network network, TrainingSettings settings, List<RegularizerSettings> regularizers) {
        try {
            new TrainingStep(network, settings.learningRate(), Regularizer.of(regularizers), settings.randomness())
                    .close();
        } catch (IllegalArgumentException e) {
            throw new SettingsException(e);
        }
    }

    private static String dataLine(LoadedData data) {
        String validation = data.validationSize() == 0 ? "" : "%,d to validate, ".formatted(data.validationSize());
        return String.format(
                Locale.ROOT,
                "%s: %,d images to train, %s%,d to test",
                data.dataset().title(),
                data.train().size(),
                validation,
                data.test().size());
    }

    private static String networkLine(Network network) {
        String layers = network.denseLayers().stream()
                .map(layer -> layer.name() + " " + layer.neurons() + " -> " + layer.targets())
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT, "%s, %,d parameters; dense layers %s", network.name(), network.parameterCount(), layers);
    }

    private static String penaltyLine(RegularizerSettings regularizer, Network network) {
        // The description names layers only if they were chosen.
        if (regularizer instanceof RegularizerSettings.Bean bean
                && bean.layers().isEmpty()) {
            return bean.description() + ", on what enters "
                    + LayerSelection.ALL.in(network, "BEAN").stream()
                            .map(Dense::name)
                            .collect(Collectors.joining(", "));
        }
        return regularizer.description();
    }

    private static String trainingLine(TrainingSettings settings, TrainingOptions options) {
        return "Adam, learning rate "
                + NumberText.plain(options.learningRate()) + ", batches of " + options.batchSize() + ", "
                + options.stop().description() + ", seed " + settings.seed()
                + settings.course().differences().stream()
                        .map(difference -> ", " + difference)
                        .collect(Collectors.joining());
    }

    private void add(String label, String text) {
        lines.add(String.format(Locale.ROOT, "  %-10s %s", label, text));
    }

    /** Lines to print, each with a label in front. */
    public List<String> lines() {
        return List.copyOf(lines);
    }
}
