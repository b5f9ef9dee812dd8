package org.neurobean.cli;

import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** How users know the settings of the libraries: by the names of options. */
final class OptionNames {

    /** Options that are not named after their setting. */
    private static final Map<String, String> OTHERWISE_NAMED =
            Map.of("assemblies", "--k", "validationImages", "--validation");

    private OptionNames() {}

    /**
     * The option for a setting, such as {@code --activation-threshold} for {@code activationThreshold}; the setting's own
     * name if the command has no such option.
     */
    static String of(String setting, CommandSpec command) {
        String option = OTHERWISE_NAMED.getOrDefault(setting, "--" + kebabCase(setting));
        return command.optionsMap().containsKey(option) ? option : setting;
    }

    private static String kebabCase(String setting) {
        return setting.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
