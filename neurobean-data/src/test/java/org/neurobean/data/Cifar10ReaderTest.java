package org.neurobean.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10ReaderTest {

    @TempDir
    Path folder;

    private LabeledImages read(byte[]... files) {
        Path[] paths = new Path[files.length];
        for (int i = 0; i < files.length; i++) {
            paths[i] = SmallSets.write(folder.resolve("batch" + i), files[i]);
        }
        return Cifar10Reader.read(List.of(paths), 2);
    }

    private void fails(byte[] file, String... parts) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(DataSetException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void readsFilesInOrderChannelByChannel() {
        LabeledImages read = read(SmallSets.cifar(6, 9), SmallSets.gzip(SmallSets.cifar(1, 0)));

        assertThat(read.labels()).containsExactly(6, 9, 1, 0);
        assertThat(read.shape()).isEqualTo(new ImageShape(3, 32, 32));
        // Record 1, channel 2, row 3, column 4: value 2 * 1024 + 3 * 32 + 4 of the record, and 1 for the record.
        assertThat(read.pixel(1, 2, 3, 4)).isEqualTo((1 + 2 * 1024 + 3 * 32 + 4) % 256);
    }

    @Test
    void saysThatAFileIsTruncated() {
        byte[] whole = SmallSets.cifar(1, 2);
        for (int length : new int[] {0, 1, 3072, 3073, 3074, 6145}) {
            fails(
                    Arrays.copyOf(whole, length),
                    "batch0 is truncated",
                    "need 6,146 bytes",
                    String.format(Locale.ROOT, "found %,d", length));
        }
    }

    @Test
    void saysThatAFileIsTooLong() {
        fails(SmallSets.cifar(1, 2, 3), "batch0 is too long", "need 6,146 bytes");
    }

    @Test
    void saysThatALabelIsOutOfRange() {
        fails(SmallSets.cifar(1, 10), "batch0", "record 1 must be from 0 to 9, found 10");
    }
}
