package org.neurobean.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.neurobean.lab.table.FewShotPlan;
import org.neurobean.lab.table.Row;
import org.neurobean.lab.table.Setting;

/** With which settings the rows of a plan run, and whether these were tuned, as lines for a terminal. */
final class SettingsText {

    private SettingsText() {}

    /** A line for each row and data set; rows that have no settings to choose from are left out. */
    static List<String> lines(FewShotPlan plan) {
        List<String> lines = new ArrayList<>();
        for (String dataset : plan.datasets()) {
            for (Row row : plan.rows()) {
                // Numbers of shots with the same setting for the same reason share their words.
                Map<String, List<Integer>> alike = new LinkedHashMap<>();
                for (int shots : plan.shots()) {
                    Setting setting = plan.setting(row, dataset, shots);
                    if (setting.source() != Setting.Source.ONLY_ONE) {
                        alike.computeIfAbsent(
                                        setting.method().description() + " (" + setting.words() + ")",
                                        words -> new ArrayList<>())
                                .add(shots);
                    }
                }
                if (!alike.isEmpty()) {
                    lines.add("settings of " + row.id() + " on " + dataset + ": "
                            + alike.entrySet().stream()
                                    .map(each -> each.getValue().stream()
                                                    .map(String::valueOf)
                                                    .collect(Collectors.joining(", "))
                                            + "-shot " + each.getKey())
                                    .collect(Collectors.joining("; ")));
                }
            }
        }
        return lines;
    }
}
