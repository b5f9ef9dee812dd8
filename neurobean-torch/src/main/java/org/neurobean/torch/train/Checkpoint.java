package org.neurobean.torch.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.Json;
import org.neurobean.torch.NoGradient;
import org.neurobean.torch.Safetensors;
import tools.jackson.core.JacksonException;

/**
 * A training between two steps, on disk: parameters, both of Adam's moments, the best epoch, the position, and what
 * batch normalization and regularizers carry from step to step. Random streams are functions of the position, so that is all
 * there is to keep, and a training that goes on from here is bit for bit the one that was never stopped.
 */
final class Checkpoint {

    private static final String STATE = "neurobean.training";
    private static final String FORMAT = "neurobean.checkpoint";

    /** Checkpoints of format 1 have no number, and regularizers in another notation; without regularizers they are alike. */
    private static final String THIS_FORMAT = "2";

    private Checkpoint() {}

    /**
     * The position of a training.
     *
     * @param configuration everything that decides on the result, as text
     * @param history the epochs that are complete
     * @param partial what is known of the epoch under way
     */
    record State(String configuration, List<EpochMetrics> history, PartialEpoch partial) {}

    static void write(Path file, State state, TrainingStep training, @Nullable BestEpoch best) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("parameters", training.parameters().values());
        tensors.put("adam.first_moment", training.adam().firstMoment());
        tensors.put("adam.second_moment", training.adam().secondMoment());
        tensors.put("adam.steps", training.adam().steps());
        tensors.putAll(training.carriedState());
        if (best != null) {
            tensors.putAll(best.tensors());
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(FORMAT, THIS_FORMAT);
        metadata.put(STATE, Json.exact().writeValueAsString(state));
        new Safetensors(tensors, metadata).write(file);
    }

    /**
     * Puts a training into the state in which the checkpoint was written.
     *
     * @param best receives the best epoch, if there is one
     * @throws IOException if the file cannot be read, or is one of another configuration
     */
    static State restore(Path file, String configuration, TrainingStep training, @Nullable BestEpoch best)
            throws IOException {
        try (PointerScope scope = new PointerScope();
                NoGradient none = new NoGradient()) {
            Safetensors stored = Safetensors.read(file);
            State state = stateOf(stored, file);
            if (!state.configuration().equals(configuration)) {
                requireThisFormat(stored, file);
                throw new IOException(file + " is the checkpoint of another configuration: "
                        + firstDifference(state.configuration(), configuration)
                        + "; use the settings that it was made with, or another output directory");
            }
            copy(stored, "parameters", training.parameters().values(), file);
            copy(stored, "adam.first_moment", training.adam().firstMoment(), file);
            copy(stored, "adam.second_moment", training.adam().secondMoment(), file);
            copy(stored, "adam.steps", training.adam().steps(), file);
            for (Map.Entry<String, Tensor> carried : training.carriedState().entrySet()) {
                copy(stored, carried.getKey(), carried.getValue(), file);
            }
            if (best != null) {
                for (Map.Entry<String, Tensor> part : best.tensors().entrySet()) {
                    copy(stored, part.getKey(), part.getValue(), file);
                }
            }
            return state;
        }
    }

    private static void requireThisFormat(Safetensors stored, Path file) throws IOException {
        String format = stored.metadata().getOrDefault(FORMAT, "1");
        if (!format.equals(THIS_FORMAT)) {
            throw new IOException(file + " is a checkpoint of format " + format + ", from another version of neurobean;"
                    + " this version goes on from format " + THIS_FORMAT
                    + ": finish that training with the version that began it, or begin anew in another directory");
        }
    }

    private static State stateOf(Safetensors stored, Path file) throws IOException {
        String text = stored.metadata().get(STATE);
        if (text == null) {
            throw new IOException(file + " is not a checkpoint of a neurobean training");
        }
        try {
            return Json.exact().readValue(text, State.class);
        } catch (JacksonException e) {
            throw new IOException(file + " is a checkpoint of another version of neurobean", e);
        }
    }

    private static void copy(Safetensors stored, String name, Tensor target, Path file) throws IOException {
        Tensor source = stored.tensors().get(name);
        if (source == null || source.numel() != target.numel()) {
            throw new IOException(file + " is the checkpoint of another network: " + name + " has "
                    + (source == null ? 0 : source.numel()) + " numbers, and " + target.numel() + " are needed");
        }
        target.copy_(source);
    }

    private static String firstDifference(String theirs, String ours) {
        String[] a = theirs.split("\n", -1);
        String[] b = ours.split("\n", -1);
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            if (!a[i].equals(b[i])) {
                return "it has \"" + a[i] + "\", this training \"" + b[i] + "\"";
            }
        }
        return "it has " + a.length + " settings, this training " + b.length;
    }
}
