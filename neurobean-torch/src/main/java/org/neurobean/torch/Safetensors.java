package org.neurobean.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.neurobean.io.ArrayFileException;
import org.neurobean.io.Shown;
import org.neurobean.io.WholeFile;
import org.neurobean.io.safetensors.SafetensorsHeader;
import org.neurobean.io.safetensors.TensorPlace;
import org.neurobean.io.safetensors.TensorType;

/**
 * Named tensors in a file of the safetensors format, which PyTorch, Keras and others read; see {@link SafetensorsHeader}.
 *
 * @param tensors by name
 * @param metadata free text by key
 */
public record Safetensors(Map<String, Tensor> tensors, Map<String, String> metadata) {

    /** The format's own limit. */
    private static final int LONGEST_HEADER = 100_000_000;

    public Safetensors {
        tensors = new LinkedHashMap<>(tensors);
        metadata = new LinkedHashMap<>(metadata);
    }

    /**
     * Writes the file whole or not at all: into a neighbour first, forced to the disk, then moved into place.
     *
     * @throws IOException if the disk is full or the folder cannot be written
     * @throws IllegalArgumentException if a tensor has another type than Float, Double or Long
     */
    public void write(Path file) throws IOException {
        SafetensorsHeader.Builder header = new SafetensorsHeader.Builder(metadata);
        tensors.forEach((name, tensor) -> header.add(name, NumberType.of(tensor.scalar_type()).stored, shape(tensor)));
        try (WholeFile whole = WholeFile.begin(file)) {
            whole.write(ByteBuffer.wrap(header.toBytes()));
            for (Tensor tensor : tensors.values()) {
                try (PointerScope scope = new PointerScope()) {
                    Tensor plain = Device.CPU.bring(tensor.detach()).contiguous();
                    whole.write(bytesOf(plain));
                }
            }
            whole.commit();
        }
    }

    private static long[] shape(Tensor tensor) {
        long[] shape = new long[Math.toIntExact(tensor.dim())];
        Arrays.setAll(shape, tensor::size);
        return shape;
    }

    private static ByteBuffer bytesOf(Tensor contiguous) {
        long bytes = contiguous.numel() * contiguous.element_size();
        if (bytes == 0) {
            return ByteBuffer.allocate(0);
        }
        BytePointer data = new BytePointer(contiguous.data_ptr()).capacity(bytes);
        return data.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads a whole file. The tensors belong to the caller's {@code PointerScope}.
     *
     * @throws IOException if the file cannot be read, is not whole, or holds a tensor of another type than F32, F64 or I64
     */
    public static Safetensors read(Path file) throws IOException {
        Engine.start();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SafetensorsHeader header = SafetensorsHeader.read(
                    file.toString(), Channels.newInputStream(channel), channel.size(), LONGEST_HEADER);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (Map.Entry<String, TensorPlace> entry : header.tensors().entrySet()) {
                String name = "tensor " + Shown.name(entry.getKey()) + " of " + file;
                tensors.put(entry.getKey(), readTensor(name, channel, header.dataStart(), entry.getValue()));
            }
            return new Safetensors(tensors, header.metadata());
        } catch (ArrayFileException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Tensor readTensor(String name, FileChannel channel, long dataStart, TensorPlace place)
            throws IOException {
        NumberType type = NumberType.of(place, name);
        if (place.bytes() > Integer.MAX_VALUE) {
            throw new IOException(name + " has " + place.bytes() + " bytes: tensors of 2 GB and more are not read");
        }
        // The header has been checked against the length of the file, so that it cannot ask for more memory than that.
        Tensor tensor = torch.zeros(place.shape(), new TensorOptions(type.scalar));
        ByteBuffer numbers = bytesOf(tensor);
        long start = dataStart + place.from();
        while (numbers.hasRemaining()) {
            if (channel.read(numbers, start + numbers.position()) < 0) {
                throw new IOException(name + " is cut off: the file ends at byte " + channel.size());
            }
        }
        return tensor;
    }

    /** The number types that neurobean writes and reads. */
    private enum NumberType {
        FLOAT(ScalarType.Float, TensorType.F32),
        DOUBLE(ScalarType.Double, TensorType.F64),
        LONG(ScalarType.Long, TensorType.I64);

        private final ScalarType scalar;
        private final TensorType stored;

        NumberType(ScalarType scalar, TensorType stored) {
            this.scalar = scalar;
            this.stored = stored;
        }

        static NumberType of(ScalarType scalar) {
            for (NumberType type : values()) {
                if (type.scalar == scalar.intern()) { // what the engine returns is a copy of the constant
                    return type;
                }
            }
            throw new IllegalArgumentException(
                    "a tensor of type " + scalar.intern() + " cannot be written; convert it to Float");
        }

        static NumberType of(TensorPlace place, String name) throws IOException {
            for (NumberType type : values()) {
                if (type.stored == place.type()) {
                    return type;
                }
            }
            throw new IOException(
                    name + " has type " + Shown.name(place.dtype()) + ", and only F32, F64 and I64 are read");
        }
    }
}
