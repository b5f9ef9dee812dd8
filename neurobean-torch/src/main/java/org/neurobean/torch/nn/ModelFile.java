package org.neurobean.torch.nn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.Randomness;
import org.neurobean.torch.Safetensors;

/**
 * A trained network in a safetensors file: its parameters and statistics under the names of the {@code state_dict}, and the list
 * of its layers among the metadata.
 */
public final class ModelFile {

    private static final String FORMAT = "format";
    private static final String MODEL = "neurobean.model";
    private static final String ARCHITECTURE = "neurobean.architecture";

    private ModelFile() {}

    /**
     * Writes a network. The file of one that was not made of a list of layers has no list.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Network network, Path file) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(FORMAT, "pt");
        metadata.put(MODEL, network.name());
        Architecture architecture = network.architecture();
        if (architecture != null) {
            metadata.put(ARCHITECTURE, architecture.json());
        }
        new Safetensors(network.state(), metadata).write(file);
    }

    /**
     * Makes the network of a file again; the caller closes it.
     *
     * @throws IOException if the file cannot be read, carries no list of layers, or its numbers do not fit them
     */
    public static Network load(Path file) throws IOException {
        try (PointerScope scope = new PointerScope()) {
            Safetensors stored = Safetensors.read(file);
            Architecture architecture = architecture(stored, file);
            if (architecture == null) {
                throw new IOException(
                        file + " does not say of which layers its network is made: neurobean before format 2 of"
                                + " model files, or another program, wrote it; make the network yourself and use fill");
            }
            Network network = Network.of(architecture, Initialization.of(new Randomness(0)));
            try {
                fill(network, stored, file);
            } catch (IOException e) {
                network.close();
                throw e;
            }
            return network;
        }
    }

    /**
     * The layers of a file's network; null if the file does not tell them.
     *
     * @throws IOException if the file cannot be read
     */
    public static @Nullable Architecture architecture(Path file) throws IOException {
        try (PointerScope scope = new PointerScope()) {
            return architecture(Safetensors.read(file), file);
        }
    }

    private static @Nullable Architecture architecture(Safetensors stored, Path file) throws IOException {
        String text = stored.metadata().get(ARCHITECTURE);
        try {
            return text == null ? null : Architecture.ofJson(text);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " holds " + e.getMessage(), e);
        }
    }

    /**
     * Copies the numbers of a file into a network that was made as the file's.
     *
     * @throws IOException if the file cannot be read, or is of another network
     */
    public static void fill(Network network, Path file) throws IOException {
        try (PointerScope scope = new PointerScope()) {
            fill(network, Safetensors.read(file), file);
        }
    }

    private static void fill(Network network, Safetensors stored, Path file) throws IOException {
        try (NoGradient none = new NoGradient()) {
            for (Map.Entry<String, Tensor> parameter : network.state().entrySet()) {
                copy(stored.tensors().get(parameter.getKey()), parameter, file);
            }
        }
    }

    private static void copy(@Nullable Tensor stored, Map.Entry<String, Tensor> parameter, Path file)
            throws IOException {
        long[] wanted = parameter.getValue().sizes().vec().get();
        if (stored == null) {
            throw new IOException(file + " is the model of another network: it has no " + parameter.getKey());
        }
        long[] found = stored.sizes().vec().get();
        if (!Arrays.equals(found, wanted)) {
            throw new IOException(file + " is the model of another network or of other data: " + parameter.getKey()
                    + " is " + Arrays.toString(found) + ", and " + Arrays.toString(wanted) + " is needed");
        }
        parameter.getValue().copy_(stored);
    }
}
