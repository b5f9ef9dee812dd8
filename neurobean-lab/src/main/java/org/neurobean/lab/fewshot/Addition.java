package org.neurobean.lab.fewshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.NumberText;

/** What is added to the plain training of a network: a penalty, a disturbance of activations or of images. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Addition.Bean.class, name = "bean"),
    @JsonSubTypes.Type(value = Addition.Dropout.class, name = "dropout"),
    @JsonSubTypes.Type(value = Addition.WeightDecay.class, name = "weight-decay"),
    @JsonSubTypes.Type(value = Addition.L1.class, name = "l1"),
    @JsonSubTypes.Type(value = Addition.DeCov.class, name = "decov"),
    @JsonSubTypes.Type(value = Addition.GroupLasso.class, name = "group-lasso"),
    @JsonSubTypes.Type(value = Addition.Orthogonality.class, name = "orthogonality"),
    @JsonSubTypes.Type(value = Addition.Distortion.class, name = "distortion")
})
public sealed interface Addition {

    /** One line for people. */
    String description();

    /**
     * BEAN on all dense layers, in the units of the authors' code.
     *
     * @param order 1 or more
     * @param alpha above 0, at most 1e30
     * @param control the penalty itself, or a control of it
     */
    record Bean(int order, double alpha, Control control) implements Addition {

        /** Single precision holds no more, times the numbers of neurons that the authors' units bring in. */
        private static final double MOST_ALPHA = 1e30;

        /** What the penalty is compared with, to see which of its parts matters. */
        public enum Control {
            /** The penalty. */
            NONE,
            /** A = 1 for all pairs: neurons fire alike, whatever their wiring. */
            ALL_PAIRS,
            /** A of neurons in another order, fixed for a training: the right amount of wiring, at the wrong neurons. */
            SHUFFLED,
            /** A as it is, but its weights get no gradient: activations follow the wiring, and not the other way round. */
            ACTIVATIONS_ALONE
        }

        public Bean {
            Require.that(order >= 1, "the order must be 1 or more, but is %s", order);
            Require.that(alpha > 0 && alpha <= MOST_ALPHA, "alpha must be above 0 and at most 1e30, but is %s", alpha);
        }

        public static Bean of(int order, double alpha) {
            return new Bean(order, alpha, Control.NONE);
        }

        @Override
        public String description() {
            String which =
                    switch (control) {
                        case NONE -> "";
                        case ALL_PAIRS -> ", A = 1";
                        case SHUFFLED -> ", A shuffled";
                        case ACTIVATIONS_ALONE -> ", by activations alone";
                    };
            return "BEAN-" + order + " " + NumberText.plain(alpha) + which;
        }
    }

    /**
     * Dropout of what enters dense layers, off at test.
     *
     * @param probability of dropping an activation, above 0 and below 1
     * @param layers names of the dense layers whose inputs are dropped, at least one; null for all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Dropout(double probability, @Nullable List<String> layers) implements Addition {
        public Dropout {
            Require.that(
                    probability > 0 && probability < 1,
                    "the probability of dropout must be above 0 and below 1, but is %s",
                    probability);
            if (layers != null) {
                Require.that(!layers.isEmpty(), "dropout needs one layer or more, but has %s", layers);
                layers = List.copyOf(layers);
                Require.that(
                        layers.stream().distinct().count() == layers.size(),
                        "layers of dropout must each be named once, but are %s",
                        String.join(", ", layers));
            }
        }

        /** Of what enters all dense layers. */
        public Dropout(double probability) {
            this(probability, null);
        }

        @Override
        public String description() {
            return "dropout " + NumberText.plain(probability)
                    + (layers == null ? "" : " of what enters " + String.join(" and ", layers));
        }
    }

    /**
     * Adam's L2 on all parameters.
     *
     * @param lambda above 0
     */
    record WeightDecay(double lambda) implements Addition {
        public WeightDecay {
            Require.factor("weight decay", lambda);
        }

        @Override
        public String description() {
            return "weight decay " + NumberText.plain(lambda);
        }
    }

    /**
     * The l1 norm of dense weights.
     *
     * @param lambda above 0
     */
    record L1(double lambda) implements Addition {
        public L1 {
            Require.factor("l1", lambda);
        }

        @Override
        public String description() {
            return "l1 " + NumberText.plain(lambda);
        }
    }

    /**
     * Squared covariances of activations (Cogswell et al. 2016).
     *
     * @param lambda above 0
     */
    record DeCov(double lambda) implements Addition {
        public DeCov {
            Require.factor("DeCov", lambda);
        }

        @Override
        public String description() {
            return "DeCov " + NumberText.plain(lambda);
        }
    }

    /**
     * Norms of the outgoing weights of neurons (Yuan and Lin 2006; Scardapane et al. 2017).
     *
     * @param lambda above 0
     */
    record GroupLasso(double lambda) implements Addition {
        public GroupLasso {
            Require.factor("group lasso", lambda);
        }

        @Override
        public String description() {
            return "group lasso " + NumberText.plain(lambda);
        }
    }

    /**
     * How far dense weights are from orthonormal (Bansal et al. 2018).
     *
     * @param lambda above 0
     */
    record Orthogonality(double lambda) implements Addition {
        public Orthogonality {
            Require.factor("orthogonality", lambda);
        }

        @Override
        public String description() {
            return "orthogonality " + NumberText.plain(lambda);
        }
    }

    /**
     * Each image is distorted anew each time that it is met, in ways that keep its class: a small affine map and an
     * elastic one (Simard et al. 2003).
     *
     * @param rotation standard deviation in degrees, 0 or more
     * @param scale standard deviation of the logarithm of the scale, 0 or more
     * @param shear standard deviation, 0 or more
     * @param shift standard deviation in pixels, 0 or more
     * @param elastic root mean square displacement in pixels, 0 for none
     * @param smoothness standard deviation of the Gaussian that smooths displacements, in pixels, above 0
     */
    record Distortion(double rotation, double scale, double shear, double shift, double elastic, double smoothness)
            implements Addition {
        public Distortion {
            for (double deviation : new double[] {rotation, scale, shear, shift, elastic}) {
                Require.that(
                        deviation >= 0 && Double.isFinite(deviation),
                        "deviations of a distortion must be 0 or more, but one is %s",
                        deviation);
            }
            Require.that(
                    smoothness > 0 && Double.isFinite(smoothness),
                    "the smoothness of a distortion must be above 0, but is %s",
                    smoothness);
            Require.that(
                    rotation + scale + shear + shift + elastic > 0,
                    "a distortion must change something, but its deviations add up to %s",
                    0);
        }

        /** About as much as a digit bears; found by first trials on tuning draws of MNIST with one shot. */
        public static Distortion strong() {
            return new Distortion(15, 0.15, 0.2, 1, 2, 3);
        }

        /** A mild one, times a factor. */
        public static Distortion mild(double factor) {
            return new Distortion(8 * factor, 0.08 * factor, 0.1 * factor, factor, factor, 4);
        }

        @Override
        public String description() {
            return "distortion (rotation " + NumberText.plain(rotation) + "\u00b0, scale " + NumberText.plain(scale)
                    + ", shear " + NumberText.plain(shear) + ", shift " + NumberText.plain(shift) + ", elastic "
                    + NumberText.plain(elastic) + ")";
        }
    }
}
