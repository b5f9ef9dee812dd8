package org.neurobean.lab.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.neurobean.lab.store.Choice;

/**
 * The settings that tuning chose for Table 1, with the reasons: they come with neurobean, so that a comparison in a fresh
 * store begins where the stored table stands.
 */
final class TunedSettings {

    private static final String FILE = "table1.json";

    private TunedSettings() {}

    /** All of them, by row, data set and number of shots. */
    static List<Choice> ofTable1() {
        return Loaded.CHOICES;
    }

    /** Read when they are asked for first. */
    private static final class Loaded {
        static final List<Choice> CHOICES = read();
    }

    private static List<Choice> read() {
        try (InputStream file = TunedSettings.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from neurobean's own files; build it anew");
            }
            return TableJson.readChoices(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(FILE + " cannot be read from neurobean's own files", e);
        }
    }
}
