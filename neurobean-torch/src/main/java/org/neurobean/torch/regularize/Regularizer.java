package org.neurobean.torch.regularize;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.FlatParameters;
import org.neurobean.torch.nn.Network;
import org.neurobean.torch.settings.RegularizerSettings;

/**
 * Something that training minimizes or disturbs besides the classification loss. A regularizer is a setting; attached
 * to a network it sees parameters and activations, never the loss, and only the training loop adds everything up.
 * Regularizers combine: a training takes a list of them.
 *
 * <p>One that was asked for is never silently off: if a network has nothing for it to act on, attaching it fails.
 */
public interface Regularizer {

    /**
     * A regularizer that neurobean knows.
     *
     * <pre>{@code
     * Regularizer.of(RegularizerSettings.Bean.ofOrder(2, 300))
     * }</pre>
     */
    static Regularizer of(RegularizerSettings settings) {
        return settings.accept(new KnownRegularizers());
    }

    /** As {@link #of(RegularizerSettings)} for several, in their order. */
    static List<Regularizer> of(List<? extends RegularizerSettings> settings) {
        return settings.stream().map(Regularizer::of).toList();
    }

    /** One line for people, such as {@code BEAN-2, alpha 300 (code scale), gamma 1}. */
    String description();

    /**
     * A text that differs if anything differs that decides on the outcome of a training: a checkpoint of a training with another
     * one is refused. The description, unless a regularizer has settings that it does not tell.
     */
    default String identity() {
        return description();
    }

    /** Whether it acts on a network that is only evaluated; dropout that stays on at test time does. */
    default boolean actsAtTest() {
        return false;
    }

    /**
     * Binds this setting to the layers of a network.
     *
     * @param network whose parameters are already in {@code parameters}
     * @param parameters the network's, as one vector
     * @param randomness of the training
     * @throws IllegalArgumentException if the network has no layer for it, or not the ones asked for
     */
    Attached attach(Network network, FlatParameters parameters, Randomness randomness);

    /** A regularizer at work on one network, in one training and one thread. Every part is optional. */
    interface Attached extends AutoCloseable {

        /**
         * Changes what enters a dense layer; dropout does.
         *
         * @param activations [S x N]
         * @param moment where in the training this happens
         * @return [S x N]
         */
        default Tensor disturb(Dense layer, Tensor activations, Moment moment) {
            return activations;
        }

        /** Whether {@link #addGradients} needs to see what enters this layer, before any disturbance. */
        default boolean watches(Dense layer) {
            return false;
        }

        /**
         * Hands over this penalty's gradients, each with the factor that it has in the objective: the sink multiplies and
         * adds. Nothing is recorded by the engine meanwhile.
         *
         * @param activations what entered each watched layer
         * @param sink takes the gradients
         */
        default void addGradients(Activations activations, GradientSink sink) {}

        /**
         * What this penalty adds to the objective, one term a layer, each with its alpha; empty if it adds nothing.
         *
         * @param activations as last given to {@link #addGradients}
         */
        default List<Term> terms(Activations activations) {
            return List.of();
        }

        /**
         * The numbers that it carries from one step to the next, by name, which a checkpoint has to keep; none for most,
         * as random choices are functions of the moment.
         */
        default Map<String, Tensor> state() {
            return Map.of();
        }

        /** Acts on the parameters before the optimizer moves them; decoupled weight decay does. */
        default void beforeUpdate(double learningRate) {}

        @Override
        default void close() {}
    }

    /**
     * One addend of the objective.
     *
     * @param name such as {@code bean.fc1}
     * @param penalty at least 0, without alpha
     * @param alpha its factor in the objective
     */
    record Term(String name, double penalty, double alpha) {}

    /** What entered the dense layers in this step. */
    interface Activations {

        /** [S x N], detached from differentiation. */
        Tensor entering(Dense layer);
    }

    /** Where the gradients of penalties go. */
    interface GradientSink {

        /**
         * Adds alpha times a gradient with respect to what entered a layer.
         *
         * @param gradient [S x N]; the sink may change it
         * @param alpha the factor of the penalty in the objective
         */
        void byActivations(Dense layer, Tensor gradient, double alpha);

        /**
         * Adds alpha times a gradient with respect to a parameter.
         *
         * @param parameter a name of the {@code state_dict}
         * @param gradient of the parameter's shape; not changed
         * @param alpha the factor of the penalty in the objective
         */
        void byParameter(String parameter, Tensor gradient, double alpha);

        /**
         * Adds alpha times a gradient with respect to all parameters.
         *
         * @param gradient [P], in the order of the parameters; not changed
         * @param alpha the factor of the penalty in the objective
         */
        void byAllParameters(Tensor gradient, double alpha);
    }

    /**
     * A moment of a training: random choices are a function of it.
     *
     * @param step counts the steps from the start of the training
     * @param training false when a network is only evaluated
     */
    record Moment(long step, boolean training) {}
}
