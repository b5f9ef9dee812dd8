package org.neurobean.torch.settings;

import org.neurobean.io.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Settings as one line of JSON: the name of the kind, then each component by its name. */
public final class SettingsJson {

    private static final JsonMapper JSON = Json.exact();

    private SettingsJson() {}

    /** Equal settings have equal texts, and different ones have different texts. */
    public static String write(Addition settings) {
        return JSON.writerFor(Addition.class).writeValueAsString(settings);
    }

    /** As {@link #write(Addition)}. */
    public static String write(LearningRateSchedule settings) {
        return JSON.writerFor(LearningRateSchedule.class).writeValueAsString(settings);
    }

    /**
     * Reads what {@link #write(Addition)} wrote.
     *
     * @throws IllegalArgumentException if the text holds no such settings, or a value is out of its range
     */
    public static Addition read(String text) {
        try {
            return JSON.readValue(text, Addition.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no settings of this version: " + e.getOriginalMessage(), e);
        }
    }
}
