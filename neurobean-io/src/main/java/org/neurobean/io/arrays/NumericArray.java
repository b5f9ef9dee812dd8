package org.neurobean.io.arrays;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.neurobean.io.ArrayFileException;
import org.neurobean.io.Shown;

/**
 * An array in a file whose header has been read and whose numbers follow. They can be read once, by one of {@link
 * #matrix}, {@link #vector} or {@link #next}; what they become is all the memory that it takes, beside a small buffer.
 */
final class NumericArray implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;
    /** Lines that are turned at a time: as many doubles as a line of the processor's cache has. */
    private static final int TURNED_TOGETHER = 8;

    private final String name;
    private final ArrayHeader header;
    private final InputStream in;
    private final boolean endsContent;
    private final byte[] bytes;
    private final ByteBuffer buffer;

    /**
     * An array whose numbers are the next that the stream gives.
     *
     * @param name for messages
     * @param header one that fits
     * @param in belongs to the array from here on
     * @param endsContent whether nothing may follow the numbers
     */
    NumericArray(String name, ArrayHeader header, InputStream in, boolean endsContent) {
        this.name = name;
        this.header = header;
        this.in = in;
        this.endsContent = endsContent;
        bytes = new byte
                [(int) Math.min(BUFFER_BYTES, header.values() * header.type().bytes())];
        buffer = ByteBuffer.wrap(bytes).order(header.byteOrder());
    }

    /** For messages: "array outgoing of layer.npz". */
    String name() {
        return name;
    }

    ElementType type() {
        return header.type();
    }

    /** Sizes, each at least 1; a copy. */
    long[] shape() {
        return header.shape().clone();
    }

    int dimensions() {
        return header.shape().length;
    }

    /** "array outgoing of layer.npz has shape [10 x 4]". */
    String nameAndShape() {
        return name + " has shape " + Shown.shape(header.shape());
    }

    /**
     * The numbers of an array [A x B].
     *
     * @param transposed whether to give [B x A]
     * @param budget what the result is taken from
     * @throws ArrayFileException if there is too little memory or the file is damaged
     */
    double[][] matrix(boolean transposed, MemoryBudget budget) {
        requireDimensions(2);
        long[] shape = header.shape();
        // A line is what is contiguous in the file: a row, or a column if the first index runs fastest.
        long lines = shape[header.columnMajor() ? 1 : 0];
        long length = shape[header.columnMajor() ? 0 : 1];
        boolean turned = header.columnMajor() != transposed;
        long rows = turned ? length : lines;
        long columns = turned ? lines : length;
        budget.take(name, rows, columns * Double.BYTES);
        double[][] result = new double[requireInt(rows)][];
        int width = requireInt(columns);
        if (turned) {
            for (int i = 0; i < result.length; i++) {
                result[i] = new double[width];
            }
            readTurned(result);
        } else {
            // A row takes memory when it arrives, so that a false header costs little.
            for (int i = 0; i < result.length; i++) {
                result[i] = new double[width];
                next(result[i], width);
            }
        }
        finish();
        return result;
    }

    /** Each line of the file becomes a column. */
    private void readTurned(double[][] result) {
        int length = result.length;
        int lines = result[0].length;
        int together = (int) Math.max(1, Math.min(TURNED_TOGETHER, Integer.MAX_VALUE / 2L / length));
        double[] block = new double[Math.min(together, lines) * length];
        for (int first = 0; first < lines; first += together) {
            int count = Math.min(together, lines - first);
            next(block, count * length);
            for (int i = 0; i < length; i++) {
                for (int line = 0; line < count; line++) {
                    result[i][first + line] = block[line * length + i];
                }
            }
        }
    }

    /**
     * The numbers of an array [A].
     *
     * @throws ArrayFileException if there is too little memory or the file is damaged
     */
    double[] vector(MemoryBudget budget) {
        requireDimensions(1);
        long size = header.shape()[0];
        budget.take(name, 1, size * Double.BYTES);
        double[] result = new double[requireInt(size)];
        next(result, result.length);
        finish();
        return result;
    }

    private void requireDimensions(int dimensions) {
        if (dimensions() != dimensions) {
            throw new ArrayFileException(nameAndShape() + ": it must have " + dimensions + " dimension"
                    + (dimensions == 1 ? "" : "s") + ", not " + dimensions());
        }
    }

    private int requireInt(long size) {
        if (size > Integer.MAX_VALUE - 8) {
            throw new ArrayFileException(nameAndShape() + ": a size must be below 2^31; save fewer samples");
        }
        return (int) size;
    }

    /** Takes the next {@code count} numbers as they are in the file. */
    void next(double[] to, int count) {
        int size = header.type().bytes();
        int done = 0;
        while (done < count) {
            int step = Math.min(count - done, bytes.length / size);
            int got = readBytes(step * size);
            if (got < step * size) {
                throw new ArrayFileException(String.format(
                        Locale.ROOT,
                        "%s is cut off: %s of shape %s need %,d bytes, and the file ends before; save it again",
                        name,
                        header.type(),
                        Shown.shape(header.shape()),
                        header.values() * size));
            }
            header.type().read(buffer.rewind(), to, done, step);
            done += step;
        }
    }

    /** Checks that the array was the last of its content. In an archive this also checks the content's checksum. */
    void finish() {
        if (endsContent && readBytes(1) > 0) {
            throw new ArrayFileException(name + " has more bytes than its shape " + Shown.shape(header.shape())
                    + " needs: save one array in it, alone");
        }
    }

    private int readBytes(int count) {
        try {
            return in.readNBytes(bytes, 0, count);
        } catch (IOException e) {
            throw Content.unreadable(name, e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw Content.unreadable(name, e);
        }
    }
}
