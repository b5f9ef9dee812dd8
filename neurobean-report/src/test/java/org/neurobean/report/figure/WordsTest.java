package org.neurobean.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void endsOfScalesHaveTwoDigitsThatMatter() {
        assertThat(List.of(
                        Words.scaleEnd(0),
                        Words.scaleEnd(4),
                        Words.scaleEnd(3.44),
                        Words.scaleEnd(120),
                        Words.scaleEnd(0.0123),
                        Words.scaleEnd(-1),
                        Words.scaleEnd(1e-9),
                        Words.scaleEnd(0.1)))
                .containsExactly("0", "4", "3.4", "120", "0.012", "\u22121", "1.0e\u221209", "0.1");
    }

    @Test
    void numbersAreTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Words.counted(10_000, "neuron")).isEqualTo("10,000 neurons");
            assertThat(Words.counted(1, "neuron")).isEqualTo("1 neuron");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void linesHoldAllWordsAndAreNeverTooLong() {
        String text = "a few words and one_that_is_longer_than_any_line_may_be at the end";
        List<String> lines = Words.lines(text, 12);
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(12));
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
        assertThat(Words.lines(" \n ", 12)).isEmpty();
    }

    @Test
    void shorteningNeverCutsACharacterInHalf() {
        String beans = "\ud83e\uded8\ud83e\uded8\ud83e\uded8\ud83e\uded8";
        assertThat(Words.shortened(beans, 4)).isEqualTo(beans);
        assertThat(Words.shortened(beans, 2)).isEqualTo("\ud83e\uded8\u2026");
        assertThat(Words.squeezed(beans, 3)).isEqualTo("\ud83e\uded8\u2026\ud83e\uded8");
        assertThat(Words.squeezed("class number 12", 10)).isEqualTo("class\u2026r 12");
        assertThat(Words.lines(beans, 3)).containsExactly("\ud83e\uded8\ud83e\uded8\ud83e\uded8", "\ud83e\uded8");
    }
}
