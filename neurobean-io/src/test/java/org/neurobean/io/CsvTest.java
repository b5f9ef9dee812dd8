package org.neurobean.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rows as CSV: the bytes are those of RFC 4180 with as few quotes as possible. */
final class CsvTest {

    private static final String CHARACTERS = "ab ,\"\r\n#'\\\u00e9\u03b1\t;";

    /** RFC 4180 in one line. */
    private static String literal(String field) {
        return field.matches("[^\",\r\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    @Test
    void onlyTextsWithSeparatorsQuotesAndLineEndsAreQuoted() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 2000; round++) {
            List<String> row = new ArrayList<>(List.of("id"));
            for (int field = 0; field < 3; field++) {
                row.add(random.ints(random.nextInt(40), 0, CHARACTERS.length())
                        .mapToObj(i -> CHARACTERS.substring(i, i + 1))
                        .collect(Collectors.joining()));
            }
            String expected = row.stream().map(CsvTest::literal).collect(Collectors.joining(",", "", "\r\n"));
            assertThat(Csv.text(List.of(row), Csv.CRLF)).isEqualTo(expected);
            assertThat(Csv.rows(expected)).isEqualTo(List.of(row));
        }
    }

    @Test
    void rowsEndWithTheLineEndThatIsAskedFor() {
        List<List<String>> rows = List.of(List.of("a", "b"), List.of("", "1.5"), List.of("x", ""));
        assertThat(Csv.text(rows, Csv.LF)).isEqualTo("a,b\n,1.5\nx,\n");
        assertThat(Csv.text(rows, Csv.CRLF)).isEqualTo("a,b\r\n,1.5\r\nx,\r\n");
        assertThat(Csv.text(List.of(), Csv.LF)).isEmpty();
    }

    @Test
    void rowsMayHaveDifferentLengths() {
        assertThat(Csv.rows("a,b\nc\nd,,\n")).containsExactly(List.of("a", "b"), List.of("c"), List.of("d", "", ""));
        assertThat(Csv.rows("a\n\nb\n")).containsExactly(List.of("a"), List.of(""), List.of("b"));
        assertThat(Csv.rows("")).isEmpty();
    }

    @Test
    void aQuoteWithoutAnEndIsRefused() {
        assertThatThrownBy(() -> Csv.rows("a,\"b\n")).isInstanceOf(IllegalArgumentException.class);
    }
}
