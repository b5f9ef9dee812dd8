package org.neurobean.torch.nn;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.neurobean.io.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A network as a list of layers, without its numbers. {@link Network#of} makes the network; a model file carries the list, so
 * that {@link ModelFile#load} can make it again. {@link Architectures} has the paper's.
 *
 * @param name in files and messages, such as {@code lenet5}
 * @param input shape of one sample: [channels x height x width], or [numbers]. If a global mean makes the network independent of
 *     the size of images, height and width are the smallest that it takes
 * @param layers from the input to the class scores
 * @param precision in what the convolutions compute
 */
public record Architecture(String name, List<Integer> input, List<Layer> layers, Precision precision) {

    /** In what convolutions compute. Parameters, statistics, dense layers and all penalties are float32 in any case. */
    public enum Precision {
        /** The type of the parameters. */
        FLOAT32,
        /** Numbers of 16 bits with 8 of them for the mantissa: faster if the processor has instructions for it. */
        BFLOAT16
    }

    private static final JsonMapper JSON = Json.exact();

    /**
     * Checks that each layer fits what comes out of the one before.
     *
     * @throws IllegalArgumentException if one does not
     */
    public Architecture {
        input = List.copyOf(input);
        layers = List.copyOf(layers);
        require(!name.isBlank(), "a network must have a name");
        require(
                (input.size() == 1 || input.size() == 3) && input.stream().allMatch(size -> size >= 1),
                "a sample of %s must be [numbers] or [channels x height x width], each 1 or more, but is %s",
                name,
                input);
        List<Integer> scores = ShapeCheck.after(layers, input);
        require(
                scores.size() == 1,
                "the last layer of %s must give one score for each class, but gives [%s] for each sample",
                name,
                text(scores));
    }

    /** With convolutions in the type of the parameters. */
    public Architecture(String name, List<Integer> input, List<Layer> layers) {
        this(name, input, layers, Precision.FLOAT32);
    }

    /** The number of class scores. */
    public int classes() {
        return ShapeCheck.after(layers, input).get(0);
    }

    /** Whether images may be larger than {@link #input}. */
    public boolean takesLargerImages() {
        return layers.stream().anyMatch(Layer.GlobalMeanPooling.class::isInstance);
    }

    /**
     * Checks the shape of samples.
     *
     * @param shape of one sample, without the number of samples
     * @throws IllegalArgumentException if the network does not take them
     */
    public void requireFits(long... shape) {
        boolean flat = layers.get(0) instanceof Layer.Flatten;
        if (flat ? product(shape) == product(input) : fits(shape)) {
            return;
        }
        String given = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(" x "));
        String taken = flat ? product(input) + " numbers" : text(input) + (takesLargerImages() ? " or larger" : "");
        throw new IllegalArgumentException(name + " takes samples of " + taken + ", but these are " + given);
    }

    private boolean fits(long... shape) {
        if (shape.length != input.size()) {
            return false;
        }
        for (int d = 0; d < shape.length; d++) {
            boolean mayBeLarger = d > 0 && shape[d] > input.get(d);
            if (shape[d] != input.get(d) && !(mayBeLarger && takesLargerImages())) {
                return false;
            }
        }
        return true;
    }

    private static long product(List<Integer> sizes) {
        return sizes.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    private static long product(long... sizes) {
        return Arrays.stream(sizes).reduce(1, Math::multiplyExact);
    }

    static String text(List<Integer> sizes) {
        return sizes.stream().map(Object::toString).collect(Collectors.joining(" x "));
    }

    /** As one line of JSON. */
    public String json() {
        return JSON.writeValueAsString(this);
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @throws IllegalArgumentException if the text is not an architecture of this version, or its layers do not fit each other
     */
    public static Architecture ofJson(String text) {
        try {
            return JSON.readValue(text, Architecture.class);
        } catch (JacksonException e) {
            Throwable cause = e.getCause() instanceof IllegalArgumentException ? e.getCause() : e;
            throw new IllegalArgumentException("no architecture of this version: " + cause.getMessage(), e);
        }
    }

    static void require(boolean condition, String message, Object... values) {
        if (!condition) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
        }
    }
}
