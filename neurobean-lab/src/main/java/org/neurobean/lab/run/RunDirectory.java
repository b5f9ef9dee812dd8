package org.neurobean.lab.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.Json;
import org.neurobean.io.NewerSchemaException;
import org.neurobean.io.Schema;
import org.neurobean.io.WholeFile;
import org.neurobean.lab.run.OutputDirectoryException.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The directory that a run leaves behind. Every file is written whole or not at all, one process at a time may work in
 * it, and a run never takes the place of another.
 */
public final class RunDirectory implements AutoCloseable {

    public static final String RECORD = "run.json";
    public static final String METRICS = "metrics.csv";
    public static final String MODEL = "model.safetensors";
    public static final String CHECKPOINT = "checkpoint.safetensors";
    public static final String REPORT = "report.html";
    private static final String LOCK = ".lock";
    private static final List<String> OWN_FILES = List.of(RECORD, METRICS, MODEL, CHECKPOINT);

    /** To be raised if a key is renamed or removed, or changes its meaning. */
    private static final Schema SCHEMA = new Schema("a run.json", 1);

    private static final JsonMapper JSON =
            Json.exact().rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private RunDirectory(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes a new directory, or one that is empty.
     *
     * @throws OutputDirectoryException if it holds something already, or cannot be written
     */
    public static RunDirectory create(Path path) {
        requireNew(path);
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw explain(path, e);
        }
        return lock(path);
    }

    /**
     * Checks that a run may begin here, and writes nothing.
     *
     * @throws OutputDirectoryException if the path holds something already, or is not a directory
     */
    public static void requireNew(Path path) {
        if (Files.exists(path.resolve(RECORD))) {
            throw new OutputDirectoryException(Problem.HOLDS_A_RUN, path, path + " holds another run");
        }
        Path nearest = nearestThatExists(path);
        if (!Files.isDirectory(nearest)) {
            throw new OutputDirectoryException(Problem.NOT_A_DIRECTORY, nearest, nearest + " is a file");
        }
        if (!Files.isWritable(nearest)) {
            throw new OutputDirectoryException(
                    Problem.NO_ACCESS, nearest, nearest + " cannot be written: permission denied");
        }
        if (Files.isDirectory(path)) {
            try (Stream<Path> entries = Files.list(path)) {
                if (entries.anyMatch(entry -> !entry.endsWith(LOCK))) {
                    throw new OutputDirectoryException(Problem.NOT_EMPTY, path, path + " is not empty");
                }
            } catch (IOException e) {
                throw explain(path, e);
            }
        }
    }

    /** The path itself, or what it is going to be made in. */
    private static Path nearestThatExists(Path path) {
        Path nearest = path.toAbsolutePath();
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        return nearest;
    }

    private static void requireBegun(Path path) {
        if (!Files.exists(path.resolve(RECORD))) {
            throw new OutputDirectoryException(
                    Problem.NOT_BEGUN, path, path + " holds no run to resume (it has no " + RECORD + ")");
        }
    }

    /**
     * Takes the directory of a run that was begun with these settings.
     *
     * @throws OutputDirectoryException if there is none, or naming the first setting that differs
     */
    public static RunDirectory begunWith(TrainingSettings settings, Path path) {
        requireBegun(path);
        requireSame(read(path), settings, path);
        return lock(path);
    }

    private static RunDirectory lock(Path path) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                removeUnfinished(path);
                return new RunDirectory(path, channel, lock);
            }
            channel.close();
        } catch (OverlappingFileLockException e) {
            closeQuietly(Objects.requireNonNull(channel));
        } catch (IOException e) {
            throw explain(path, e);
        }
        throw new OutputDirectoryException(Problem.IN_USE, path, "another process is working in " + path);
    }

    /** What a killed process has begun to write; nobody else writes these files while the lock is held. */
    private static void removeUnfinished(Path path) throws IOException {
        List<Path> unfinished;
        try (Stream<Path> entries = Files.list(path)) {
            unfinished = entries.filter(
                            entry -> OWN_FILES.stream().anyMatch(name -> WholeFile.isUnfinished(entry, name)))
                    .toList();
        }
        for (Path file : unfinished) {
            Files.deleteIfExists(file);
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of this run. */
    public Path file(String name) {
        return path.resolve(name);
    }

    public Path path() {
        return path;
    }

    /** The files that the run has left so far, by name. */
    public List<Path> files() {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(entry -> !entry.endsWith(LOCK)).sorted().toList();
        } catch (IOException e) {
            throw explain(path, e);
        }
    }

    void write(RunRecord run) {
        writeText(RECORD, text(run) + "\n");
    }

    /** A record as the JSON of {@code run.json}, without an end of line. */
    public static String text(RunRecord run) {
        return JSON.writeValueAsString(SCHEMA.before(JSON.<ObjectNode>valueToTree(run)));
    }

    void writeText(String name, String text) {
        Path target = file(name);
        try {
            WholeFile.replace(target, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw explain(target, e);
        }
    }

    /**
     * What the run's {@code run.json} says.
     *
     * @throws OutputDirectoryException if it cannot be read
     */
    public static RunRecord read(Path path) {
        Path file = path.resolve(RECORD);
        try {
            JsonNode tree = JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
            takeSchemaFrom(tree, file);
            RunRecord run = JSON.treeToValue(withDefaults(tree), RunRecord.class);
            if (run == null || run.settings() == null || run.data() == null) {
                throw damaged(file, "");
            }
            return run;
        } catch (NoSuchFileException e) {
            throw new OutputDirectoryException(
                    Problem.HOLDS_NO_RUN, path, path + " holds no run: there is no " + RECORD, e);
        } catch (IOException e) {
            throw explain(file, e);
        } catch (JacksonException e) {
            throw damaged(file, place(e));
        }
    }

    private static void takeSchemaFrom(JsonNode run, Path file) {
        try {
            SCHEMA.takeFrom(run);
        } catch (NewerSchemaException e) {
            throw new OutputDirectoryException(Problem.FAILED, file, file + " has " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw damaged(file, ", at schema");
        }
    }

    /** Runs that were begun before there was a choice have the plain values. */
    private static JsonNode withDefaults(JsonNode run) {
        if (run.path("settings") instanceof ObjectNode settings && !settings.has("course")) {
            settings.set("course", JSON.valueToTree(Course.PLAIN));
        }
        if (run.path("settings") instanceof ObjectNode settings && !settings.has("regularizers")) {
            settings.putNull("regularizers");
        }
        if (run.at("/settings/course") instanceof ObjectNode course && !course.has("device")) {
            course.put("device", Course.PLAIN.device().name());
        }
        if (run.path("result") instanceof ObjectNode result && !result.has("cutShort")) {
            result.put("cutShort", false);
        }
        return run;
    }

    private static OutputDirectoryException damaged(Path file, String place) {
        return new OutputDirectoryException(
                Problem.DAMAGED, file, file + " is damaged, or of another version of neurobean" + place);
    }

    /** Where in a JSON file something is wrong; the rest of Jackson's message names classes. */
    private static String place(JacksonException e) {
        String setting = e.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
        return line + (setting.isEmpty() ? "" : ", at " + setting);
    }

    /**
     * Refuses to go on with other settings than a run began with.
     *
     * @throws OutputDirectoryException naming the first setting that differs
     */
    static void requireSame(RunRecord before, TrainingSettings now, Path path) {
        JsonNode theirs = JSON.valueToTree(before.settings());
        JsonNode ours = JSON.valueToTree(now);
        String difference = difference(theirs, ours, "");
        if (difference != null) {
            throw new OutputDirectoryException(
                    Problem.OTHER_SETTINGS,
                    path,
                    "the run in " + path + " was begun with other settings: " + difference);
        }
    }

    private static @Nullable String difference(JsonNode theirs, JsonNode ours, String name) {
        if (theirs.isObject() && ours.isObject()) {
            for (Map.Entry<String, JsonNode> entry : theirs.properties()) {
                String inner = name.isEmpty() ? entry.getKey() : name + "." + entry.getKey();
                String found = difference(entry.getValue(), ours.path(entry.getKey()), inner);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        return theirs.equals(ours) ? null : name + " was " + shown(theirs) + ", now it is " + shown(ours);
    }

    private static String shown(JsonNode setting) {
        return setting.isNull() || setting.isMissingNode() ? "none" : setting.toString();
    }

    /** An error of the disk as one line. */
    static OutputDirectoryException explain(Path file, Exception error) {
        String reason = String.valueOf(error.getMessage());
        if (reason.contains("No space left")) {
            return new OutputDirectoryException(Problem.NO_SPACE, file, "no space left for " + file, error);
        }
        if (error instanceof AccessDeniedException || reason.contains("Read-only file system")) {
            return new OutputDirectoryException(
                    Problem.NO_ACCESS, file, file + " cannot be written: permission denied", error);
        }
        if (error instanceof FileAlreadyExistsException || reason.contains("Not a directory")) {
            return new OutputDirectoryException(
                    Problem.NO_ACCESS, file, file + " is in the way: it is not a directory", error);
        }
        if (error instanceof FileSystemException system && system.getReason() != null) {
            return new OutputDirectoryException(Problem.FAILED, file, file + ": " + system.getReason(), error);
        }
        return new OutputDirectoryException(
                Problem.FAILED, file, reason.contains(file.toString()) ? reason : file + ": " + reason, error);
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
            Files.deleteIfExists(path.resolve(LOCK));
        } catch (IOException e) {
            throw explain(path, e);
        }
    }
}
