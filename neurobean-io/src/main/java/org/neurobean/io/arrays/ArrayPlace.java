package org.neurobean.io.arrays;

import java.nio.file.Path;
import org.neurobean.io.Shown;

/** Where one array is. */
public sealed interface ArrayPlace {

    /** The file that holds it. */
    Path file();

    /** An {@code .npy} file, which holds one array. */
    record Npy(Path file) implements ArrayPlace {
        @Override
        public String toString() {
            return file.toString();
        }
    }

    /**
     * An array of an {@code .npz} file.
     *
     * @param key its name there, without ".npy"
     */
    record Npz(Path file, String key) implements ArrayPlace {
        @Override
        public String toString() {
            return "array " + Shown.name(key) + " of " + file;
        }
    }

    /**
     * A tensor of a {@code .safetensors} file.
     *
     * @param tensor its name there, such as "fc3.weight"
     */
    record Safetensors(Path file, String tensor) implements ArrayPlace {
        @Override
        public String toString() {
            return "tensor " + Shown.name(tensor) + " of " + file;
        }
    }
}
