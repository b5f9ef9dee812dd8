package org.neurobean.lab.experiment;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.neurobean.assembly.layer.AnalysisOptions;
import org.neurobean.bean.InvalidValueException;
import org.neurobean.lab.run.TrainingSettings;
import org.neurobean.torch.Device;

/**
 * One figure of the paper, or a question that it leaves open: the networks that it needs and what is drawn of them.
 *
 * @param id as the command line names it: "figure2"
 * @param title what the figure shows
 * @param claim what the paper says about it
 * @param expected what to expect here, as measured before
 * @param cost time on two cores
 * @param views what is drawn
 * @param panels sets of networks that stand side by side, by title
 * @param place where the rest of the figure is; empty if this is all of it
 */
public record Experiment(
        String id,
        String title,
        String claim,
        String expected,
        String cost,
        List<View> views,
        List<Panel> panels,
        String place) {

    private static final String ON_CIFAR_10 = "-cifar-10";

    /** What a figure draws. */
    public enum View {
        ASSEMBLIES,
        COACTIVATION,
        SELECTIVITY,
        ABLATION,
        CORRELATION,
        SECOND_ORDER_CORRELATION,
        CONNECTIVITY,
        /** Many settings against each other, and no single layer. */
        TRADE_OFF;

        /** What can be drawn of single layers. */
        public static List<View> ofLayers() {
            return List.copyOf(EnumSet.complementOf(EnumSet.of(TRADE_OFF)));
        }
    }

    /**
     * Networks that stand side by side, trained on one data set and analyzed in one way.
     *
     * @param name for files: "lenet5-mnist"
     * @param title for people
     */
    public record Panel(String name, String title, List<Network> networks, AnalysisOptions analysis) {
        public Panel {
            networks = List.copyOf(networks);
        }

        /** Networks that are analyzed by default. */
        public Panel(String name, String title, List<Network> networks) {
            this(name, title, networks, AnalysisOptions.DEFAULT);
        }

        /** The same networks on maps of another perplexity. */
        Panel withPerplexity(int perplexity) {
            String setting = "perplexity " + perplexity;
            return new Panel(
                    name + "-" + setting.replace(' ', '-'),
                    title + ", " + setting,
                    networks,
                    analysis.withPerplexity(perplexity));
        }

        private Panel on(Device device) {
            return new Panel(
                    name,
                    title,
                    networks.stream().map(network -> network.on(device)).toList(),
                    analysis);
        }
    }

    /**
     * A network to train.
     *
     * @param name within its panel: "plain", "BEAN-1"
     * @param directory of its run; networks of one directory are one network
     */
    public record Network(String name, String directory, TrainingSettings settings) {

        /** The same training from another seed, in a directory of its own; that of seed 0 has no suffix. */
        public Network withSeed(long seed) {
            return new Network(name, seed == 0 ? directory : directory + "-seed-" + seed, settings.withSeed(seed));
        }

        private Network on(Device device) {
            return new Network(
                    name, directory, settings.withCourse(settings.course().on(device)));
        }
    }

    public Experiment {
        views = List.copyOf(views);
        panels = List.copyOf(panels);
    }

    /** The same of ResNet-18 on CIFAR-10: a figure's lower half, which takes hours. */
    Experiment onCifar10(Panel resnet18) {
        return new Experiment(
                id + ON_CIFAR_10,
                title + ", " + resnet18.title(),
                claim,
                "accuracy near 88.5 %; on t-SNE, alive neurons: plain near 0.4, BEAN 0.85 or better; "
                        + Networks.RESNET18_EPOCHS + " epochs in one cycle, where the paper trains until convergence",
                "100 minutes in bfloat16 or 5 to 12 hours in float32",
                views,
                List.of(resnet18),
                "");
    }

    /** Where the lower half of a figure is. */
    static String lowerHalfIsElsewhere(String figure) {
        return "ResNet-18 on CIFAR-10, the figure's lower half, takes hours and is an experiment of its own: " + figure
                + ON_CIFAR_10 + ".";
    }

    /** The figures of the paper, in its order, but for what they show of CIFAR-10. */
    public static List<Experiment> ofPaper() {
        return List.of(
                Figure1.EXPERIMENT,
                Figure2.EXPERIMENT,
                Figure3.EXPERIMENT,
                Figure4.EXPERIMENT,
                Figure5.EXPERIMENT,
                Figure6.EXPERIMENT);
    }

    /** The lower halves of Figures 2 and 4, which take hours. */
    public static List<Experiment> onCifar10() {
        return List.of(Figure2.CIFAR_10, Figure4.CIFAR_10);
    }

    /** All that there are: the paper's figures, and after them what the paper leaves open. */
    public static List<Experiment> all() {
        List<Experiment> all = new ArrayList<>(ofPaper());
        all.addAll(onCifar10());
        all.add(MlpAlpha.EXPERIMENT);
        all.add(LeNet5Alpha.EXPERIMENT);
        all.add(Perplexity.EXPERIMENT);
        return List.copyOf(all);
    }

    /**
     * The experiment of this name.
     *
     * @throws InvalidValueException if there is none
     */
    public static Experiment named(String id) {
        return all().stream()
                .filter(experiment -> experiment.id().equals(id))
                .findFirst()
                .orElseThrow(() -> InvalidValueException.of(
                        "experiment",
                        "one of "
                                + String.join(
                                        ", ", all().stream().map(Experiment::id).toList()),
                        id));
    }

    /** The same with networks that compute on another device. */
    public Experiment on(Device device) {
        List<Panel> there = panels.stream().map(panel -> panel.on(device)).toList();
        return new Experiment(id, title, claim, expected, cost, views, there, place);
    }

    /** What it is in the paper, or its own name: "Figure 2". */
    public String heading() {
        return id.replace(ON_CIFAR_10, "").replace("figure", "Figure ");
    }

    /** The command that makes it, each network with this many seeds. */
    public String command(int seeds) {
        boolean card = panels.stream()
                .flatMap(panel -> panel.networks().stream())
                .anyMatch(network -> network.settings().course().device() == Device.CUDA);
        return "./neurobean reproduce " + id + " --seeds " + seeds + (card ? " --device cuda" : "");
    }
}
