package org.neurobean.io.arrays;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.io.ArrayFileException;

/**
 * Files that were damaged at random. Whatever they are, a reader gives the array or an {@link ArrayFileException} of one line, and
 * takes little memory. {@code -Dneurobean.fuzz=1000000} runs a million files instead of 50,000.
 */
final class ArrayFilesFuzzTest {

    private static final int FILES = Integer.getInteger("neurobean.fuzz", 50_000);
    private static final long BUDGET = 1 << 16;
    /** What a file of at most 4 KB may make a reader allocate in all: the budget, buffers, an exception, a zip's tables. */
    private static final long ALLOCATION_LIMIT = 2_000_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    private long read;
    private long refused;
    private long mostAllocated;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void damagedNpyFilesAreReadOrRefused() {
        List<byte[]> seeds = List.of(
                NumpyFiles.FLOAT16,
                NumpyFiles.FLOAT32,
                NumpyFiles.FLOAT32_BIG_ENDIAN,
                NumpyFiles.FLOAT64_FORTRAN,
                NumpyFiles.VERSION_2,
                NumpyFiles.VERSION_3,
                NumpyFiles.INT64,
                NumpyFiles.BOOL,
                NumpyFiles.OBJECTS,
                NumpyFiles.TEXTS,
                NumpyFiles.RECORDS,
                ArrayFiles.npy(new byte[24], 2, 2, 2, 3));
        fuzz(1, FILES * 60L / 100, seeds, ArrayFilesFuzzTest::readNpy);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void damagedSafetensorsFilesAreReadOrRefused() {
        fuzz(2, FILES * 36L / 100, List.of(NumpyFiles.SAFETENSORS), ArrayFilesFuzzTest::readSafetensors);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void damagedArchivesAreReadOrRefused() {
        Path file = folder.resolve("fuzzed.npz");
        List<byte[]> seeds = List.of(
                NumpyFiles.SAVEZ,
                NumpyFiles.SAVEZ_COMPRESSED,
                NumpyFiles.SAVEZ_ZIP64,
                ArrayFiles.npz(Map.of("labels", NumpyFiles.INT64)));
        fuzz(3, FILES * 2L / 100, seeds, bytes -> readArchive(ArrayFiles.write(file, bytes)));
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void damagedArraysOfWholeArchivesAreReadOrRefused() {
        Path file = folder.resolve("fuzzed.npz");
        List<byte[]> seeds = List.of(
                ArrayFiles.npy(new double[][] {{1, 0, 2}, {0, 3, 0.5}, {2, 2, 2}, {0, 0, 1}}),
                ArrayFiles.npy(new double[][] {{1, -1}, {0.5, 0.25}, {0, 2}}),
                ArrayFiles.npy(new int[] {0, 1, 1, 0}),
                ArrayFiles.npy(new byte[48], 4, 2, 2, 3));
        List<String> keys = List.of("activations", "outgoing", "labels", "images");
        fuzz(4, FILES * 2L / 100, seeds, damaged -> {
            // Checksums are right: the damage gets past the archive, into one of the arrays.
            Map<String, byte[]> arrays = new LinkedHashMap<>();
            int which = Math.floorMod(Arrays.hashCode(damaged), keys.size());
            for (int k = 0; k < keys.size(); k++) {
                arrays.put(keys.get(k), k == which ? damaged : seeds.get(k));
            }
            ArrayFiles.write(file, ArrayFiles.npz(arrays, which % 2 == 0 ? ZipEntry.STORED : ZipEntry.DEFLATED));
            LayerReader.read(ArraySources.npz(file), new MemoryBudget(BUDGET));
        });
    }

    private static void readNpy(byte[] bytes) {
        try (NumericArray array = NpyReader.open(ArrayFiles.inMemory(bytes))) {
            readNumbers(array);
        }
    }

    private static void readSafetensors(byte[] bytes) {
        SafetensorsReader reader = SafetensorsReader.open(ArrayFiles.inMemory(bytes));
        for (String name : reader.names()) {
            try (NumericArray array = reader.tensor(name)) {
                readNumbers(array);
            }
        }
        reader.tensor("fc.weight").close();
    }

    private static void readArchive(Path file) {
        try (NpzReader reader = NpzReader.open(file)) {
            for (String name : reader.names()) {
                try (NumericArray array = reader.array(name)) {
                    readNumbers(array);
                }
            }
        }
        LayerReader.read(ArraySources.npz(file), new MemoryBudget(BUDGET));
    }

    private static void readNumbers(NumericArray array) {
        MemoryBudget budget = new MemoryBudget(BUDGET);
        switch (array.dimensions()) {
            case 1 -> array.vector(budget);
            case 2 -> array.matrix(array.shape()[0] % 2 == 0, budget);
            default -> ImageReader.of(array, null).read(budget);
        }
    }

    private void fuzz(long seed, long files, List<byte[]> seeds, Consumer<byte[]> reader) {
        Mutations mutations = new Mutations(new SplittableRandom(seed), seeds);
        seeds.forEach(whole -> outcome(whole, reader)); // loads the classes
        mostAllocated = 0;
        long id = Thread.currentThread().getId();
        for (long i = 0; i < files; i++) {
            byte[] damaged = mutations.next();
            long before = THREADS.getThreadAllocatedBytes(id);
            outcome(damaged, reader);
            mostAllocated = Math.max(mostAllocated, THREADS.getThreadAllocatedBytes(id) - before);
        }
        // Both must happen often, else the files are too broken, or not broken enough, to tell anything.
        assertThat(read).isGreaterThan(files / 100);
        assertThat(refused).isGreaterThan(files / 4);
        assertThat(mostAllocated).isLessThan(ALLOCATION_LIMIT);
    }

    private void outcome(byte[] damaged, Consumer<byte[]> reader) {
        try {
            reader.accept(damaged);
            read++;
        } catch (ArrayFileException e) {
            refused++;
            String message = String.valueOf(e.getMessage());
            if (message.length() > 2000 || message.chars().anyMatch(Character::isISOControl)) {
                throw new AssertionError("a message must be one short line of text: " + message, e);
            }
        } catch (RuntimeException | Error e) {
            throw new AssertionError(
                    "only an ArrayFileException may come out of "
                            + HexFormat.of().formatHex(damaged),
                    e);
        }
    }
}
