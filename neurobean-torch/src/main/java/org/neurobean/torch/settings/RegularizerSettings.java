package org.neurobean.torch.settings;

import java.util.List;
import java.util.stream.Collectors;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.bean.Divergence;
import org.neurobean.bean.InvalidValueException;

/**
 * A regularizer that neurobean knows, as plain data. {@code org.neurobean.torch.regularize.Regularizer.of} makes of it what
 * a training takes.
 */
public sealed interface RegularizerSettings extends Addition {

    /** Treats each kind in its way. */
    <T> T accept(Visitor<T> visitor);

    /** A method for each kind. */
    interface Visitor<T> {

        T bean(Bean settings);

        T dropout(Dropout settings);

        T weightDecay(WeightDecay settings);

        T l1(L1 settings);

        T deCov(DeCov settings);

        T groupLasso(GroupLasso settings);

        T orthogonality(Orthogonality settings);
    }

    /**
     * BEAN, or a control of it: alpha times the penalty of Eq. 1, summed over dense layers. Each layer pairs what enters it,
     * H^(l), with its weights, W^(l+1).
     *
     * @param order p, at least 1
     * @param alphas one for all layers, or one for each in the order of the selection; from 1e-30 to 1e30
     * @param control the penalty itself, or one of the controls that show which of its parts matters
     * @param alphaScale the units of alpha
     * @param gamma above 0
     * @param divergence d(x, y)
     * @param layers names of dense layers; empty for all whose inputs are neurons
     */
    record Bean(
            int order,
            List<Double> alphas,
            Control control,
            AlphaScale alphaScale,
            double gamma,
            Divergence divergence,
            List<String> layers)
            implements RegularizerSettings {

        /** What the penalty is compared with, each a change of one of its parts. */
        public enum Control {
            /** The penalty of Eq. 1. */
            NONE(""),

            /**
             * A = 1 for all pairs, in every order, gamma and scale of alpha: neurons are to fire alike, whatever their
             * wiring. With the squared divergence that is alpha times twice the variance of a sample's activations.
             *
             * <p>Alpha is not converted, but has to be tuned anew: the A of Eq. 7 has a mean of about 0.006 in the authors'
             * scale when the first dense layer of LeNet-5 starts, a sixth of that at its last, and both change while it
             * learns, so no constant stands for it; a control with an alpha of its own is the stronger opponent.
             */
            ALL_PAIRS("A = 1 for all pairs"),

            /**
             * A'_ij = A_pi(i)pi(j) for a random order pi of the layer's neurons, fixed for a training: the right amount and
             * structure of wiring, at the wrong neurons. Activations and weights both get the gradient of this pairing.
             */
            SHUFFLED("A shuffled"),

            /** A as it is, but the weights in it get no gradient: activations follow the wiring, not the wiring activations. */
            ACTIVATIONS_ALONE("by activations alone");

            private final String description;

            Control(String description) {
                this.description = description;
            }
        }

        public Bean {
            alphas = List.copyOf(alphas);
            layers = Ranges.layers("beanLayers", layers);
            if (alphas.isEmpty()) {
                throw new InvalidValueException(
                        "alpha", "be one number for all layers, or one for each", "there is none");
            }
            alphas.forEach(alpha -> Ranges.factor("alpha", alpha));
            if (!layers.isEmpty() && alphas.size() > 1 && alphas.size() != layers.size()) {
                throw new InvalidValueException(
                        "alpha",
                        "be one number for all layers, or one for each",
                        "there are " + alphas.size() + " alphas for " + layers.size() + " layers");
            }
            // Order and gamma are checked by the penalty itself.
            BeanPenalty unused = new BeanPenalty(order, divergence, gamma, alphaScale);
        }

        /** The paper's penalty of the given order, in the paper's units, with one alpha on all layers of neurons. */
        public static Bean ofOrder(int order, double alpha) {
            return of(order, alpha, AlphaScale.PAPER);
        }

        /** The same in the units of the authors' code. */
        public static Bean inCodeUnits(int order, double alpha) {
            return of(order, alpha, AlphaScale.CODE);
        }

        /** The penalty itself, with these settings. */
        public static Bean of(BeanPenalty penalty, List<Double> alphas, List<String> layers) {
            return new Bean(
                    penalty.order(),
                    alphas,
                    Control.NONE,
                    penalty.alphaScale(),
                    penalty.gamma(),
                    penalty.divergence(),
                    layers);
        }

        private static Bean of(int order, double alpha, AlphaScale scale) {
            return new Bean(
                    order, List.of(alpha), Control.NONE, scale, BeanPenalty.PAPER_GAMMA, Divergence.SQUARED, List.of());
        }

        /** The same, or a control of it. */
        public Bean withControl(Control newControl) {
            return new Bean(order, alphas, newControl, alphaScale, gamma, divergence, layers);
        }

        /** The same on these dense layers only. */
        public Bean on(String... names) {
            return new Bean(order, alphas, control, alphaScale, gamma, divergence, List.of(names));
        }

        /** The penalty of a layer, without alpha. */
        public BeanPenalty penalty() {
            return new BeanPenalty(order, divergence, gamma, alphaScale);
        }

        @Override
        public String description() {
            String values = alphas.stream().map(Numbers::plain).collect(Collectors.joining(", "));
            return "BEAN-" + order
                    + (control == Control.NONE ? "" : ", " + control.description) + ", alpha " + values
                    + (alphaScale == AlphaScale.CODE ? " (code scale)" : " (paper scale)")
                    + (gamma == BeanPenalty.PAPER_GAMMA ? "" : ", gamma " + Numbers.plain(gamma))
                    + (divergence == Divergence.SQUARED ? "" : ", absolute divergence")
                    + (layers.isEmpty() ? "" : ", on " + String.join(", ", layers) + " alone");
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.bean(this);
        }
    }

    /**
     * Dropout (Srivastava et al. 2014) of the activations that enter dense layers, inverted: what is kept is divided by the
     * probability of being kept, so nothing changes in the mean.
     *
     * @param probability of dropping an activation, above 0 and below 1
     * @param layers names of the dense layers whose inputs are dropped; empty for all whose inputs are neurons
     * @param atTest what happens when the network is evaluated
     */
    record Dropout(double probability, List<String> layers, AtTest atTest) implements RegularizerSettings {

        /** Whether dropout acts on a network that is only evaluated. */
        public enum AtTest {
            /** As published. */
            OFF,
            /** Dropout goes on at test time, a bug in the authors' code; for comparison with its numbers only. */
            ON_AS_IN_AUTHORS_CODE
        }

        public Dropout {
            if (!(probability > 0 && probability < 1)) {
                throw InvalidValueException.of("dropout", "above 0 and below 1", probability);
            }
            layers = Ranges.layers("layers", layers);
        }

        /** Dropout of what enters all layers of neurons, off at test. */
        public Dropout(double probability) {
            this(probability, List.of(), AtTest.OFF);
        }

        /** The same with another choice for test time. */
        public Dropout with(AtTest newAtTest) {
            return new Dropout(probability, layers, newAtTest);
        }

        @Override
        public String description() {
            return "dropout " + Numbers.plain(probability)
                    + (layers.isEmpty() ? "" : " of what enters " + String.join(" and ", layers))
                    + (atTest == AtTest.OFF ? "" : ", on at test");
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.dropout(this);
        }
    }

    /**
     * Weight decay of all parameters.
     *
     * @param lambda its strength, from 1e-30 to 1e30
     * @param coupling how it meets the optimizer
     */
    record WeightDecay(double lambda, Coupling coupling) implements RegularizerSettings {

        /** Where the decay enters the update. */
        public enum Coupling {
            /** lambda/2 |theta|^2 in the objective: its gradient passes through Adam's moments, as in the authors' code. */
            L2,
            /** theta is multiplied by 1 - lr lambda before the step (Loshchilov and Hutter 2019). */
            DECOUPLED
        }

        /** In the objective, as in the authors' code. */
        public WeightDecay(double lambda) {
            this(lambda, Coupling.L2);
        }

        public WeightDecay {
            Ranges.factor("weightDecay", lambda);
        }

        @Override
        public String description() {
            return (coupling == Coupling.L2 ? "weight decay (L2) " : "weight decay (decoupled) ")
                    + Numbers.plain(lambda);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.weightDecay(this);
        }
    }

    /**
     * The l1 norm of dense layers: lambda times the sum of absolute values, with sub-gradient 0 at 0.
     *
     * @param lambda its factor in the objective, from 1e-30 to 1e30
     * @param biasesToo whether the biases count, as in the authors' code
     */
    record L1(double lambda, boolean biasesToo) implements RegularizerSettings {

        /** Of the weights only. */
        public L1(double lambda) {
            this(lambda, false);
        }

        public L1 {
            Ranges.factor("l1", lambda);
        }

        @Override
        public String description() {
            return "l1 " + Numbers.plain(lambda) + (biasesToo ? " on weights and biases" : " on weights");
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.l1(this);
        }
    }

    /**
     * DeCov (Cogswell et al. 2016): squared covariances of activations, so that neurons do not tell the same story twice.
     *
     * @param lambda its factor in the objective, from 1e-30 to 1e30
     * @param memory how many samples before the step's own are remembered; 0 is the publication
     */
    record DeCov(double lambda, int memory) implements RegularizerSettings {

        public DeCov {
            Ranges.factor("decov", lambda);
            if (memory < 0) {
                throw InvalidValueException.of("memory", "0 samples or more", memory);
            }
        }

        /** Samples over which the covariance is taken if a step has one: ten of each class of ten. */
        public static final int USUAL_MEMORY = 100;

        /** For trainings with single samples, which needs a memory. */
        public static DeCov remembering(double lambda) {
            return new DeCov(lambda, USUAL_MEMORY);
        }

        /** As published: covariances over the batch of a step, which needs two samples or more. */
        public static DeCov overBatches(double lambda) {
            return new DeCov(lambda, 0);
        }

        @Override
        public String description() {
            return "DeCov " + Numbers.plain(lambda) + (memory == 0 ? "" : ", remembering " + memory + " samples");
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.deCov(this);
        }
    }

    /**
     * The group lasso of neurons (Yuan and Lin 2006; Scardapane et al. 2017): norms of their outgoing weights.
     *
     * @param lambda its factor in the objective, from 1e-30 to 1e30
     */
    record GroupLasso(double lambda) implements RegularizerSettings {

        public GroupLasso {
            Ranges.factor("groupLasso", lambda);
        }

        @Override
        public String description() {
            return "group lasso " + Numbers.plain(lambda);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.groupLasso(this);
        }
    }

    /**
     * Soft orthogonality (Bansal et al. 2018): how far dense weights are from orthonormal.
     *
     * @param lambda its factor in the objective, from 1e-30 to 1e30
     */
    record Orthogonality(double lambda) implements RegularizerSettings {

        public Orthogonality {
            Ranges.factor("orthogonality", lambda);
        }

        @Override
        public String description() {
            return "orthogonality " + Numbers.plain(lambda);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.orthogonality(this);
        }
    }
}
