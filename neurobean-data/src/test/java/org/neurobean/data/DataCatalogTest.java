package org.neurobean.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurobean.io.ClosestName;

class DataCatalogTest {

    @Test
    void everyNameFindsItsSet() {
        assertThat(DataCatalog.names()).containsExactly("mnist", "fashion-mnist", "cifar-10", "digits");
        assertThat(DataCatalog.names())
                .allSatisfy(name -> assertThat(DataCatalog.named(name).name()).isEqualTo(name));
    }

    @Test
    void everySetHasTenNamedClasses() {
        assertThat(DataCatalog.all())
                .allSatisfy(set -> assertThat(set.classNames()).hasSize(10).doesNotHaveDuplicates());
    }

    @Test
    void everyPublishedFileHasAKnownDigest() {
        assertThat(DataCatalog.all())
                .allSatisfy(set -> assertThat(set.publication().files())
                        .allSatisfy(file -> assertThat(file.contents()).isNotEmpty()));
    }

    @ParameterizedTest
    @CsvSource({"minst,mnist", "MNIST,mnist", "fashion_mnist,fashion-mnist", "cifar100,cifar-10", "digit,digits"})
    void aMistypedNameIsAnsweredWithTheClosest(String typed, String meant) {
        assertThatThrownBy(() -> DataCatalog.named(typed))
                .isInstanceOf(DataSetException.class)
                .hasMessage("unknown data set '" + typed
                        + "': must be one of mnist, fashion-mnist, cifar-10, digits; did you mean " + meant + "?");
    }

    @Test
    void aHyphenMayBeLeftOut() {
        assertThat(DataCatalog.named("cifar10").name()).isEqualTo("cifar-10");
        assertThat(DataCatalog.named("fashionmnist").name()).isEqualTo("fashion-mnist");
    }

    @Test
    void aNameLikeNoneIsAnsweredWithTheListAlone() {
        assertThatThrownBy(() -> DataCatalog.named("imagenet"))
                .hasMessage("unknown data set 'imagenet': must be one of mnist, fashion-mnist, cifar-10, digits");
    }

    @Test
    void editDistanceIsSymmetricAndZeroForEqualWordsAlone() {
        List<String> words = List.of("", "a", "mnist", "minst", "cifar-10");
        for (String a : words) {
            for (String b : words) {
                assertThat(ClosestName.distance(a, b)).isEqualTo(ClosestName.distance(b, a));
                assertThat(ClosestName.distance(a, b) == 0).isEqualTo(a.equals(b));
            }
        }
        // minst -> mnist: one letter replaced twice.
        assertThat(ClosestName.distance("minst", "mnist")).isEqualTo(2);
        assertThat(ClosestName.distance("", "mnist")).isEqualTo(5);
    }
}
