package org.neurobean.lab.table;

import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** A table as JSON, whole, with what it shows in sentences. A number that there is not is null. */
public final class TableJson {

    private static final JsonMapper LINE = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .addModule(new SimpleModule()
                    .addSerializer(double.class, new NumberOrNull())
                    .addSerializer(Double.class, new NumberOrNull())
                    .addSerializer(double[].class, new NumbersOrNull()))
            .build();

    private static final JsonMapper LINES =
            LINE.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

    private TableJson() {}

    private record Document(String command, FewShotTable table, List<Finding> findings) {}

    /**
     * The file.
     *
     * @param command that makes it again
     */
    public static String of(FewShotTable table, String command) {
        return LINES.writeValueAsString(new Document(command, table, TableFindings.of(table))) + "\n";
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
}
