package org.neurobean.torch.regularize;

import java.util.ArrayList;
import java.util.List;
import org.neurobean.torch.nn.Dense;
import org.neurobean.torch.nn.Network;

/**
 * Which dense layers a regularizer acts on: all that stand on neurons (the default), or those named.
 *
 * @param names of dense layers; empty for all that do not stand on the raw input
 */
public record LayerSelection(List<String> names) {

    /** All dense layers whose inputs are neurons. */
    public static final LayerSelection ALL = new LayerSelection(List.of());

    public LayerSelection {
        names = List.copyOf(names);
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("a dense layer is named twice in " + names);
        }
    }

    /** The named layers, in the order given. */
    public static LayerSelection of(String... names) {
        return new LayerSelection(List.of(names));
    }

    /**
     * The layers of a network that are meant.
     *
     * @param who the regularizer, for the message
     * @throws IllegalArgumentException if a name does not exist, or none is eligible
     */
    public List<Dense> in(Network network, String who) {
        if (names.isEmpty()) {
            List<Dense> eligible = network.denseLayers().stream()
                    .filter(layer -> !layer.onRawInput())
                    .toList();
            if (eligible.isEmpty()) {
                throw new IllegalArgumentException(who + " needs a dense layer whose inputs are neurons, and "
                        + network.name() + " has none; add a hidden layer, or name the layer to use it on the raw input"
                        + " (dense layers: " + namesOf(network) + ")");
            }
            return eligible;
        }
        List<Dense> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(network.denseLayers().stream()
                    .filter(layer -> layer.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(who + " was asked for dense layer " + name
                            + ", but " + network.name() + " has " + namesOf(network))));
        }
        return chosen;
    }

    private static List<String> namesOf(Network network) {
        return network.denseLayers().stream().map(Dense::name).toList();
    }
}
