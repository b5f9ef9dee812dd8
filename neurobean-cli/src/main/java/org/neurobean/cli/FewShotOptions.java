package org.neurobean.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neurobean.data.DataCatalog;
import org.neurobean.lab.fewshot.Protocol;
import org.neurobean.lab.fewshot.TrialJson;
import org.neurobean.lab.study.TrialDataSets;
import org.neurobean.lab.table.FewShotPlan;
import org.neurobean.lab.table.PaperTable;
import org.neurobean.lab.table.Row;
import org.neurobean.lab.table.Table1;
import org.neurobean.lab.table.Tuning;
import picocli.CommandLine.Option;

/** Which part of the few-shot table a command is about, and where its trials are kept. */
final class FewShotOptions {

    private static final int MOST_SHOTS = 5_000;
    private static final int MOST_WORKERS = 1_024;
    private static final int MOST_EPOCHS = 1_000_000;
    private static final String PAPER = "paper";
    private static final String ALL = "all";
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");

    @Option(
            names = "--dataset",
            paramLabel = "NAME[,NAME...]",
            split = ",",
            description =
                    "Data sets of 28 x 28 images: mnist, fashion-mnist, digits (default: mnist and fashion-mnist).")
    private List<String> datasets = PaperTable.DATASETS;

    @Option(
            names = "--shots",
            paramLabel = "IMAGES[,IMAGES...]",
            split = ",",
            description = "Images of each class (default: 1,5,10,20).")
    private List<Integer> shots = PaperTable.SHOTS;

    @Option(
            names = "--rows",
            paramLabel = "ROW[,ROW...]",
            split = ",",
            description = "Rows of the table, or groups: paper, pixels, further, control, all (default: paper)."
                    + " 'bean-2:alpha=300' gives a row a setting of your own.")
    private List<String> rows = List.of(PAPER);

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            description = "How an epoch is chosen: disjoint (2,000 images that no shot can be), or authors (10,000 that"
                    + " may contain the shots, dropout stays on; default: disjoint).")
    private String protocol = "disjoint";

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Epochs of every network (default: the authors', 100, and 200 for one shot).")
    private @Nullable Integer epochs;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "Where finished trials are kept, and found again (default: runs/fewshot.db).")
    private Path store = Path.of("runs", "fewshot.db");

    @Option(names = "--workers", paramLabel = "N", description = "Trials at once (default: one for each core).")
    private @Nullable Integer workers;

    List<String> datasets() {
        return datasets.stream()
                .map(name -> DataCatalog.named(name).name())
                .distinct()
                .toList();
    }

    List<Integer> shots() {
        for (int each : shots) {
            requireNumber("--shots", each, MOST_SHOTS);
        }
        return List.copyOf(new LinkedHashSet<>(shots));
    }

    /**
     * In the order of the table, whatever the order of the words. A row that is asked for with different settings stands
     * there once for each.
     */
    List<Row> rows() {
        Set<Row> asked = new LinkedHashSet<>();
        for (String word : rows) {
            asked.addAll(rows(word));
        }
        List<String> order = Table1.rows().stream().map(Row::id).toList();
        Map<String, Long> times = asked.stream().collect(Collectors.groupingBy(Row::id, Collectors.counting()));
        return asked.stream()
                .sorted(Comparator.comparingInt(row -> order.indexOf(row.id())))
                .map(row -> times.getOrDefault(row.id(), 0L) > 1 ? row.withIdOfSettings() : row)
                .toList();
    }

    /**
     * Refuses rows with settings: there is nothing to choose for them.
     *
     * @throws UserError if a row has one
     */
    void requireNoSettings() {
        rows().stream().filter(row -> !row.given().isEmpty()).findFirst().ifPresent(row -> {
            throw UserError.usage("tune chooses settings, so --rows cannot set one; write "
                    + row.id().split(":", 2)[0]);
        });
    }

    /** "bean-2:alpha=300": the row of the catalog with settings given. */
    private static Row withSettings(String word) {
        if (!PRINTABLE.matcher(word).matches()) {
            throw UserError.usage("--rows must be ROW:NAME=VALUE, such as bean-2:alpha=300, without spaces");
        }
        String[] parts = word.split(":", -1);
        if (isGroup(parts[0])) {
            throw UserError.usage("--rows " + word + " sets a setting of a group; name a single row, such as bean-2");
        }
        Row row = Table1.named(parts[0].toLowerCase(Locale.ROOT));
        Map<String, String> settings = new LinkedHashMap<>();
        for (String part : List.of(parts).subList(1, parts.length)) {
            int equals = part.indexOf('=');
            if (equals < 1 || equals == part.length() - 1) {
                throw UserError.usage("--rows " + word + " must be ROW:NAME=VALUE, such as bean-2:alpha=300");
            }
            String name = part.substring(0, equals);
            if (settings.put(name, part.substring(equals + 1)) != null) {
                throw UserError.usage("--rows " + word + " sets " + name + " twice; set it once");
            }
        }
        try {
            return row.with(settings);
        } catch (IllegalArgumentException e) {
            throw UserError.usage("--rows " + word + ": " + e.getMessage(), e);
        }
    }

    private static boolean isGroup(String word) {
        return word.equalsIgnoreCase(ALL)
                || Stream.of(Row.Group.values()).anyMatch(group -> group.name().equalsIgnoreCase(word));
    }

    private static List<Row> rows(String word) {
        if (word.indexOf(':') >= 0) {
            return List.of(withSettings(word));
        }
        String name = word.toLowerCase(Locale.ROOT);
        if (name.equals(ALL)) {
            return Table1.rows();
        }
        for (Row.Group group : Row.Group.values()) {
            if (name.equals(group.name().toLowerCase(Locale.ROOT))) {
                return Table1.rows(group);
            }
        }
        return List.of(Table1.named(name));
    }

    /** The chosen part of the table, with settings that are not tuned. */
    FewShotPlan plan(int draws) {
        return new FewShotPlan(rows(), datasets(), shots(), draws, protocol(), epochs(), List.of());
    }

    /** The data sets, each with as many images of a class as are asked for. */
    TrialDataSets load(DataOptions data, Console console) {
        return new TrialDataSets(datasets(), Collections.max(shots()), name -> data.load(name, console));
    }

    /**
     * What tuning has to choose: a setting for each cell whose row has several.
     *
     * @param draws that decide
     * @param halving whether by successive halving
     */
    List<Tuning> tunings(int draws, boolean halving) {
        List<Tuning> cells = new ArrayList<>();
        for (String dataset : datasets()) {
            for (int perClass : shots()) {
                for (Row row : rows()) {
                    if (row.isTunable(perClass)) {
                        cells.add(new Tuning(row, dataset, perClass, protocol(), epochs(), draws, halving));
                    }
                }
            }
        }
        return cells;
    }

    Protocol protocol() {
        return switch (protocol) {
            case "disjoint" -> Protocol.DISJOINT;
            case "authors" -> Protocol.AUTHORS;
            default -> throw UserError.usage("--protocol must be disjoint or authors, but is " + protocol);
        };
    }

    String protocolName() {
        return protocol;
    }

    /**
     * Checks a number of an option.
     *
     * @throws UserError if it is not from 1 to the most
     */
    static void requireNumber(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw UserError.usage(option + " must be from 1 to " + most + ", but is " + value);
        }
    }

    /** What choices of tuning hold for: they are not used under another protocol, or for other epochs. */
    String tuningKey() {
        return TrialJson.write(protocol()) + (epochs() == 0 ? "" : ", " + epochs() + " epochs");
    }

    /** 0 for the authors'. */
    int epochs() {
        if (epochs == null) {
            return 0;
        }
        requireNumber("--epochs", epochs, MOST_EPOCHS);
        return epochs;
    }

    Path store() {
        return store;
    }

    int workers() {
        if (workers == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        requireNumber("--workers", workers, MOST_WORKERS);
        return workers;
    }
}
