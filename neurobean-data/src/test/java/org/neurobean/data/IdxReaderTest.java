package org.neurobean.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxReaderTest {

    @TempDir
    Path folder;

    private LabeledImages read(byte[] images, byte[] labels) {
        return IdxReader.read(
                SmallSets.write(folder.resolve("images"), images),
                SmallSets.write(folder.resolve("labels"), labels),
                10);
    }

    private void fails(byte[] images, byte[] labels, String... parts) {
        assertThatThrownBy(() -> read(images, labels))
                .isInstanceOf(DataSetException.class)
                .hasMessageContainingAll(parts);
    }

    private static final byte[] TWO_LABELS = SmallSets.labels(2, 3, 4);
    private static final byte[] TWO_IMAGES = SmallSets.images(2, 1, 3, 0, 51, 255, 7, 8, 9);

    @Test
    void readsImagesRowByRowAndLabels() {
        LabeledImages read = read(TWO_IMAGES, TWO_LABELS);

        assertThat(read.size()).isEqualTo(2);
        assertThat(read.shape()).isEqualTo(new ImageShape(1, 1, 3));
        assertThat(read.pixels(1)).containsExactly(7, 8, 9);
        assertThat(read.pixel(0, 0, 0, 2)).isEqualTo(255);
        assertThat(read.labels()).containsExactly(3, 4);
    }

    @Test
    void packedAndPlainFilesReadTheSame() {
        LabeledImages packed = read(SmallSets.gzip(TWO_IMAGES), SmallSets.gzip(TWO_LABELS));

        assertThat(packed.sha256()).isEqualTo(read(TWO_IMAGES, TWO_LABELS).sha256());
    }

    @Test
    void saysThatAFileIsOfAnotherKind() {
        fails(TWO_LABELS, TWO_LABELS, "images", "must begin with 0x00000803", "found 0x00000801");
        fails(TWO_IMAGES, TWO_IMAGES, "labels", "must begin with 0x00000801", "found 0x00000803");
        fails(new byte[0], TWO_LABELS, "images", "found 0x00000000");
    }

    @Test
    void saysThatAFileIsTruncatedWhereverItEnds() {
        for (int length = 4; length < TWO_IMAGES.length; length++) {
            fails(Arrays.copyOf(TWO_IMAGES, length), TWO_LABELS, "images", "is truncated", "found " + length);
        }
        fails(TWO_IMAGES, Arrays.copyOf(TWO_LABELS, 9), "labels", "2 labels need 10 bytes, found 9");
    }

    @Test
    void saysThatAFileIsTooLong() {
        fails(Arrays.copyOf(TWO_IMAGES, 23), TWO_LABELS, "images is too long", "need 22 bytes");
        fails(TWO_IMAGES, Arrays.copyOf(TWO_LABELS, 11), "labels is too long", "need 10 bytes");
    }

    @Test
    void saysThatALabelIsOutOfRange() {
        fails(TWO_IMAGES, SmallSets.labels(2, 3, 10), "label 1 must be from 0 to 9, found 10");
        fails(TWO_IMAGES, SmallSets.labels(2, 255, 1), "label 0 must be from 0 to 9, found 255");
    }

    @Test
    void saysThatTheCountsDisagree() {
        fails(TWO_IMAGES, SmallSets.labels(3, 1, 2, 3), "holds 2 images", "3 labels", "one label for each image");
    }

    @Test
    void doesNotBelieveAHeaderThatPromisesTooMuch() {
        fails(SmallSets.images(-1, 28, 28), TWO_LABELS, "sizes must be positive");
        fails(SmallSets.images(60_000, 70_000, 70_000), TWO_LABELS, "below 2^31");
        fails(SmallSets.images(2_000_000, 28, 28, 1, 2), TWO_LABELS, "is truncated", "found 18");
        fails(TWO_IMAGES, SmallSets.labels(-7), "promises -7 labels");
    }

    @Test
    void saysThatAPackedFileIsDamaged() {
        byte[] packed = SmallSets.gzip(TWO_IMAGES);
        fails(Arrays.copyOf(packed, packed.length - 9), TWO_LABELS, "images cannot be read", "replace the file");
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThatThrownBy(() -> IdxReader.read(folder.resolve("none"), folder.resolve("labels"), 10))
                .isInstanceOf(DataSetException.class)
                .hasMessageContainingAll("none", "no such file");
    }
}
