package org.neurobean.lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.neurobean.data.ImageShape;
import org.neurobean.lab.run.OutputDirectoryException.Problem;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.Safetensors;
import org.neurobean.torch.nn.Network;

/** Brings a run's {@code model.safetensors} back into a network. */
public final class SavedModel {

    private SavedModel() {}

    /**
     * The network of a run with the parameters that it left; the caller closes it.
     *
     * @param directory of the run
     * @param run its record
     * @param images shape of the images it is to be used on
     * @param classes how many classes these have
     * @throws OutputDirectoryException if the file is missing, damaged or of another network
     */
    public static Network load(Path directory, RunRecord run, ImageShape images, int classes) {
        Path file = file(directory);
        Network network = Models.create(run.settings(), images, classes);
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient()) {
            Safetensors stored = Safetensors.read(file);
            for (Map.Entry<String, Tensor> parameter : network.state().entrySet()) {
                copy(stored.tensors().get(parameter.getKey()), parameter, file);
            }
            return network;
        } catch (IOException e) {
            network.close();
            throw RunDirectory.explain(file, e);
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    /**
     * The model of a run.
     *
     * @throws OutputDirectoryException if there is none yet
     */
    static Path file(Path directory) {
        Path file = directory.resolve(RunDirectory.MODEL);
        if (!Files.exists(file)) {
            throw new OutputDirectoryException(
                    Problem.NOT_ENDED,
                    directory,
                    directory + " has no " + RunDirectory.MODEL + ": the training has not ended");
        }
        return file;
    }

    private static void copy(@Nullable Tensor stored, Map.Entry<String, Tensor> parameter, Path file) {
        long[] wanted = parameter.getValue().sizes().vec().get();
        if (stored == null) {
            throw new OutputDirectoryException(
                    Problem.OTHER_MODEL,
                    file,
                    file + " is the model of another network: it has no " + parameter.getKey());
        }
        long[] found = stored.sizes().vec().get();
        if (!Arrays.equals(found, wanted)) {
            throw new OutputDirectoryException(
                    Problem.OTHER_MODEL,
                    file,
                    file + " is the model of another network or of other data: " + parameter.getKey() + " is "
                            + Arrays.toString(found) + ", and " + Arrays.toString(wanted) + " is needed");
        }
        parameter.getValue().copy_(stored);
    }
}
