package org.neurobean.io;

import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/** Rows of texts as CSV (RFC 4180). A text is quoted only if it holds a comma, a quote or an end of line. */
public final class Csv {

    /** How lines end in the files of a run and of an analysis. */
    public static final String LF = "\n";

    /** How lines end in RFC 4180. */
    public static final String CRLF = "\r\n";

    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING)
            .enable(CsvReadFeature.WRAP_AS_ARRAY)
            .build();

    private Csv() {}

    /**
     * The rows as lines.
     *
     * @param lineEnd after each of them
     */
    public static String text(List<List<String>> rows, String lineEnd) {
        CsvSchema schema = CsvSchema.emptySchema().withLineSeparator(lineEnd);
        StringWriter text = new StringWriter();
        try (SequenceWriter writer = MAPPER.writer(schema).writeValues(text)) {
            rows.forEach(writer::write);
        }
        return text.toString();
    }

    /**
     * The rows of a text; an empty line is a row of one empty text.
     *
     * @throws IllegalArgumentException if the quotes of a text have no partner or do not enclose all of it
     */
    public static List<List<String>> rows(String text) {
        try {
            return MAPPER.readerForListOf(String.class)
                    .<List<String>>readValues(text)
                    .readAll();
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no CSV: " + e.getOriginalMessage(), e);
        }
    }
}
