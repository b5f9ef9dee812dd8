package org.neurobean.lab.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.neurobean.lab.SettingsException;
import org.neurobean.lab.store.Choice;
import tools.jackson.core.JacksonException;

/**
 * The settings that tuning chose for Table 1, with the reasons: they come with neurobean, so that a comparison in a fresh
 * store begins with the settings of the stored table.
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
                throw new SettingsException(FILE + " is missing from neurobean's own jar; build it again");
            }
            return TableJson.readChoices(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | JacksonException e) {
            throw new SettingsException(
                    FILE + " in neurobean's own jar is damaged; restore docs/results/" + FILE + " and build again", e);
        }
    }
}
