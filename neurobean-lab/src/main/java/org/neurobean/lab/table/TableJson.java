package org.neurobean.lab.table;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.Json;
import org.neurobean.io.Schema;
import org.neurobean.lab.statistics.Statistics;
import org.neurobean.lab.store.Choice;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/** A table as JSON, whole, with what it shows in sentences. A missing number is null. */
public final class TableJson {

    /** To be raised if a key is renamed or removed, or changes its meaning. */
    public static final Schema SCHEMA = new Schema("a table1.json", 1);

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
     * @param schema version of the file's layout; null for files from before there were versions
     * @param command that made the table
     * @param findings in sentences
     */
    public record Document(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer schema,

            String command,
            FewShotTable table,
            List<String> summary,
            List<Finding> findings) {}

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
        return of(table, command, SCHEMA.version());
    }

    /**
     * The file in the layout of an earlier version, so that it can be compared with a stored one.
     *
     * @param schema the version; null for the layout from before there were versions
     */
    public static String of(FewShotTable table, String command, @Nullable Integer schema) {
        return LINES.writeValueAsString(
                        new Document(schema, command, table, TableSummary.of(table), TableFindings.of(table)))
                + "\n";
    }

    /**
     * Reads what {@link #of(FewShotTable, String)} wrote.
     *
     * @throws org.neurobean.io.NewerSchemaException if a later version of neurobean wrote it
     * @throws IllegalArgumentException if the text is something else
     */
    public static Document read(String text) {
        try {
            JsonNode json = READ.readTree(text);
            SCHEMA.check(json);
            Document document = READ.treeToValue(json, Document.class);
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

    /** Only the table, as one line. */
    public static String line(FewShotTable table) {
        return LINE.writeValueAsString(SCHEMA.before(LINE.<ObjectNode>valueToTree(table)));
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
