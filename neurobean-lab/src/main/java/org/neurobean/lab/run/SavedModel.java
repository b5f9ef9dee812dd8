package org.neurobean.lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.neurobean.data.ImageShape;
import org.neurobean.lab.run.OutputDirectoryException.Problem;
import org.neurobean.torch.nn.ModelFile;
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
        try {
            ModelFile.fill(network, file);
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
}
