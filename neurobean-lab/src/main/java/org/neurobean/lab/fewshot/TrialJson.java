package org.neurobean.lab.fewshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.neurobean.io.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Trials and outcomes as one line of JSON: fields in the order of the records, nothing left out but nulls and what is usual. */
public final class TrialJson {

    private static final JsonMapper JSON = Json.strict()
            .rebuild()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private TrialJson() {}

    /** A {@link Trial}, {@link Outcome}, {@link Cost} or {@link Method} as one line. */
    public static String write(Record value) {
        return JSON.writeValueAsString(value);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if the text is not of this kind
     */
    public static <T> T read(String text, Class<T> kind) {
        try {
            return JSON.readValue(text, kind);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "no " + kind.getSimpleName() + " of this version: " + e.getOriginalMessage(), e);
        }
    }
}
