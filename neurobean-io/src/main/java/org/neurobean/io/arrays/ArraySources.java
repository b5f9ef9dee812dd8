package org.neurobean.io.arrays;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which file holds which array of a layer. Start from {@link #npz} or {@link #none} and add to it:
 *
 * <pre>
 *   ArraySources.npz(Path.of("layer.npz"))
 *           .withWeights(new ArrayPlace.Safetensors(model, "fc3.weight"), WeightLayout.TARGETS_BY_NEURONS)
 *           .with(ArrayRole.BIAS, new ArrayPlace.Safetensors(model, "fc3.bias"))
 * </pre>
 *
 * @param npz where every array is looked for that {@code places} does not name, by its {@link ArrayRole#key()}; null
 *     for none. Bias and images may be missing there
 * @param places arrays that must be where this says
 * @param weightLayout the layout of the weights; null if nobody said so: then {@code .npy} and {@code .npz}
 *     hold [N x M], and for {@code .safetensors} it is an error
 * @param imageLayout where the axis of colours is; null if nobody said so: then an array of images with four axes must
 *     have 1 or 3 colours at one of the two places and not at both
 */
public record ArraySources(
        @Nullable Path npz,
        Map<ArrayRole, ArrayPlace> places,
        @Nullable WeightLayout weightLayout,
        @Nullable ImageLayout imageLayout) {

    /** Copies the map. */
    public ArraySources {
        Map<ArrayRole, ArrayPlace> copy = new EnumMap<>(ArrayRole.class);
        copy.putAll(places);
        places = Collections.unmodifiableMap(copy);
    }

    /** All arrays from one {@code .npz} file, by their usual names. */
    public static ArraySources npz(Path file) {
        return new ArraySources(file, Map.of(), null, null);
    }

    /** No array yet. */
    public static ArraySources none() {
        return new ArraySources(null, Map.of(), null, null);
    }

    /** The same with one array from this place. */
    public ArraySources with(ArrayRole role, ArrayPlace place) {
        Map<ArrayRole, ArrayPlace> more = new EnumMap<>(ArrayRole.class);
        more.putAll(places);
        more.put(role, place);
        return new ArraySources(npz, more, weightLayout, imageLayout);
    }

    /** The same with the outgoing weights from this place, stored in this layout. */
    public ArraySources withWeights(ArrayPlace place, WeightLayout layout) {
        return with(ArrayRole.OUTGOING, place).withWeightLayout(layout);
    }

    /** The same with weights in this layout, wherever they are. */
    public ArraySources withWeightLayout(WeightLayout layout) {
        return new ArraySources(npz, places, layout, imageLayout);
    }

    /** The same with images whose axis of colours is there. */
    public ArraySources withImageLayout(ImageLayout layout) {
        return new ArraySources(npz, places, weightLayout, layout);
    }
}
