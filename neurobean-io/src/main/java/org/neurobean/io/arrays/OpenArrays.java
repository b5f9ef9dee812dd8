package org.neurobean.io.arrays;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.ArrayFileException;
import org.neurobean.io.Shown;

/** The arrays of a layer, found and open, with their headers read; mutable while they are being found. */
final class OpenArrays implements Closeable {

    private final ArraySources sources;
    private final Map<ArrayRole, NumericArray> arrays = new EnumMap<>(ArrayRole.class);
    private final Map<Path, NpzReader> archives = new LinkedHashMap<>();
    private final Map<Path, SafetensorsReader> tensorFiles = new LinkedHashMap<>();

    private OpenArrays(ArraySources sources) {
        this.sources = sources;
    }

    /** @throws ArrayFileException if a file cannot be read, or an array that a layer needs is missing */
    static OpenArrays open(ArraySources sources) {
        OpenArrays open = new OpenArrays(sources);
        try {
            open.findAll();
            return open;
        } catch (RuntimeException | Error e) {
            open.close();
            throw e;
        }
    }

    private void findAll() {
        if (sources.places().get(ArrayRole.OUTGOING) instanceof ArrayPlace.Safetensors weights
                && sources.weightLayout() == null) {
            throw new ArrayFileException("say which way round " + weights
                    + " lies: [targets x neurons], as PyTorch has the weight " + "of a Linear, or [neurons x targets]");
        }
        for (ArrayRole role : ArrayRole.values()) {
            ArrayPlace place = place(role);
            if (place != null) {
                arrays.put(role, open(place));
            }
        }
        requireAll();
    }

    private @Nullable ArrayPlace place(ArrayRole role) {
        ArrayPlace place = sources.places().get(role);
        Path npz = sources.npz();
        if (place == null && npz != null && archive(npz).has(role.key())) {
            return new ArrayPlace.Npz(npz, role.key());
        }
        return place;
    }

    private NumericArray open(ArrayPlace place) {
        if (place instanceof ArrayPlace.Npz npz) {
            return archive(npz.file()).array(npz.key());
        }
        if (place instanceof ArrayPlace.Safetensors safetensors) {
            return tensorFiles
                    .computeIfAbsent(safetensors.file(), file -> SafetensorsReader.open(Content.of(file)))
                    .tensor(safetensors.tensor());
        }
        return NpyReader.open(Content.of(place.file()));
    }

    private NpzReader archive(Path file) {
        return archives.computeIfAbsent(file, NpzReader::open);
    }

    private void requireAll() {
        List<String> missing = new ArrayList<>();
        for (ArrayRole role : ArrayRole.values()) {
            if (role.required() && !arrays.containsKey(role)) {
                missing.add(role.key());
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        Path npz = sources.npz();
        String found = npz == null
                ? Shown.names(keys(arrays.keySet()))
                : Shown.names(archive(npz).names()) + " in " + npz;
        throw new ArrayFileException(
                "a layer needs activations [S x N], outgoing weights [N x M] and labels [S]; missing: "
                        + String.join(", ", missing) + "; found: " + found
                        + "; save what is missing under that name, or say where it lies");
    }

    private static List<String> keys(Collection<ArrayRole> roles) {
        return roles.stream().map(ArrayRole::key).collect(Collectors.toList());
    }

    /** An array that every layer has. */
    NumericArray required(ArrayRole role) {
        NumericArray array = arrays.get(role);
        if (array == null) {
            throw new IllegalArgumentException(role + " is not open");
        }
        return array;
    }

    /** An array; null if the user has none. */
    @Nullable
    NumericArray optional(ArrayRole role) {
        return arrays.get(role);
    }

    @Override
    public void close() {
        arrays.values().forEach(NumericArray::close);
        archives.values().forEach(NpzReader::close);
    }
}
