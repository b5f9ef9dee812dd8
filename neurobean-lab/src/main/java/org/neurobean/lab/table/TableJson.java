package org.neurobean.lab.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.neurobean.io.Json;
import org.neurobean.lab.store.Choice;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** A table as JSON, whole, with what it shows in sentences. A missing number is null. */
public final class TableJson {

    private static final JsonMapper LINE = Json.plain()
            .rebuild()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .addModule(new SimpleModule()
                    .addSerializer(double.class, new NumberOrNull())
                    .addSerializer(Double.class, new NumberOrNull())
                    .addSerializer(double[].class, new NumbersOrNull()))
            .build();

    private static final JsonMapper LINES =
            LINE.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

    private TableJson() {}

    /**
     * The file's content.
     *
     * @param command that made the table
     * @param findings in sentences
     */
    public record Document(String command, FewShotTable table, List<String> summary, List<Finding> findings) {}

    private static final JsonMapper READ = Json.strict()
            .rebuild()
            .addModule(new SimpleModule()
                    .addDeserializer(double.class, new NumberOrNaN())
                    .addDeserializer(double[].class, new NumbersOrNaN()))
            .build();

    /**
     * The file.
     *
     * @param command that makes it again
     */
    public static String of(FewShotTable table, String command) {
        return LINES.writeValueAsString(new Document(command, table, TableSummary.of(table), TableFindings.of(table)))
                + "\n";
    }

    /**
     * Reads what {@link #of(FewShotTable, String)} wrote.
     *
     * @throws IllegalArgumentException if the text is something else, or of another version
     */
    public static Document read(String text) {
        try {
            Document document = READ.readValue(text, Document.class);
            if (document == null || document.table() == null) {
                throw new IllegalArgumentException("no few-shot table of this version: it is empty");
            }
            require(document.command() != null && document.findings() != null, "a part is missing");
            requireWhole(document.table());
            return document;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no few-shot table of this version: " + e.getOriginalMessage(), e);
        }
    }

    /** Every cell has its place in the table, once, and as many draws as the table. */
    private static void requireWhole(FewShotTable table) {
        require(table.protocol() != null && table.draws() >= 1 && !table.rows().isEmpty(), "the table is empty");
        for (FewShotTable.RowName row : table.rows()) {
            require(row.id() != null && row.title() != null && row.group() != null, "a row is not whole");
        }
        Set<String> places = new HashSet<>();
        for (FewShotTable.Cell cell : table.cells()) {
            String place = cell.row() + " " + cell.dataset() + " " + cell.shots();
            require(
                    table.row(String.valueOf(cell.row())) != null
                            && table.datasets().contains(String.valueOf(cell.dataset()))
                            && table.shots().contains(cell.shots()),
                    "no place for the cell " + place);
            require(places.add(place), "the cell " + place + " is there twice");
            require(
                    cell.setting() != null && cell.source() != null && cell.cost() != null && cell.last() != null,
                    "the cell " + place + " is not whole");
            for (double[] draws : Arrays.asList(cell.accuracies(), cell.last().accuracies())) {
                require(
                        draws != null && draws.length == table.draws() && Statistics.known(draws).length > 0,
                        "the cell " + place + " does not have " + table.draws() + " draws");
            }
        }
        require(!table.cells().isEmpty(), "the table has no cells");
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("no few-shot table of this version: " + problem);
        }
    }

    /** Reads only the choices of tuning, whatever version the rest is of. */
    static List<Choice> readChoices(String text) {
        List<Choice> choices = new ArrayList<>();
        READ.readTree(text)
                .path("table")
                .path("choices")
                .forEach(choice -> choices.add(READ.treeToValue(choice, Choice.class)));
        return List.copyOf(choices);
    }

    /** The table alone, as one line. */
    public static String line(FewShotTable table) {
        return LINE.writeValueAsString(table);
    }

    private static final class NumberOrNull extends ValueSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator json, SerializationContext context) {
            write(value, json);
        }
    }

    private static final class NumbersOrNull extends ValueSerializer<double[]> {
        @Override
        public void serialize(double[] values, JsonGenerator json, SerializationContext context) {
            json.writeStartArray();
            for (double value : values) {
                write(value, json);
            }
            json.writeEndArray();
        }
    }

    private static void write(double value, JsonGenerator json) {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }

    private static final class NumberOrNaN extends ValueDeserializer<Double> {
        @Override
        public Double deserialize(JsonParser json, DeserializationContext context) {
            return json.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }

    private static final class NumbersOrNaN extends ValueDeserializer<double[]> {
        @Override
        public double[] deserialize(JsonParser json, DeserializationContext context) {
            List<Double> numbers = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                numbers.add(json.currentToken() == JsonToken.VALUE_NULL ? Double.NaN : json.getDoubleValue());
            }
            return numbers.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }
}
