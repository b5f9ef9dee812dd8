package org.neurobean.cli;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.fewshot.TrialJson;
import org.neurobean.lab.store.Choice;
import org.neurobean.lab.store.TrialStore;
import org.neurobean.lab.study.FewShotStudy;
import org.neurobean.lab.study.TrialDataSets;
import org.neurobean.lab.table.Tuning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code tune}: chooses the settings of the table's rows, on draws that the table does not report. */
@Command(
        name = "tune",
        description = {
            "Choose the settings of few-shot methods by validation accuracy, on draws that no table reports.",
            "'fewshot' with the same store then uses what was chosen."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TuneCommand implements Callable<Integer> {

    private static final int MOST_DRAWS = 1_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private FewShotOptions options = new FewShotOptions();

    @Option(names = "--draws", paramLabel = "N", description = "Tuning draws that decide (default: 4).")
    private int draws = Tuning.USUAL_DRAWS;

    @Option(
            names = "--search",
            paramLabel = "NAME",
            description = "halving (few draws and short trainings for all, more for the better half) or grid (default:"
                    + " halving).")
    private String search = "halving";

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(names = "--json", description = "Print the choices as JSON, one on a line.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(Objects.requireNonNull(spec));
        FewShotOptions.requireNumber("--draws", draws, MOST_DRAWS);
        if (!List.of("halving", "grid").contains(search)) {
            throw UserError.usage("--search must be halving or grid, but is " + search);
        }
        options.requireNoSettings();
        List<Tuning> cells = options.tunings(draws, search.equals("halving"));
        int workers = options.workers();
        List<Choice> choices;
        try (TrialDataSets sets = options.load(data, console);
                TrialStore store = TrialStore.open(options.store());
                TrialPlace.Opened place = Extensions.place(Objects.requireNonNull(spec), store, sets, workers)) {
            new FewShotStudy(store, place, new StudyDisplay(console, draws)).tune(cells, options.tuningKey());
            choices = store.choices(options.tuningKey());
        }
        choices.forEach(choice -> console.out().println(json ? TrialJson.write(choice) : text(choice)));
        if (!json) {
            console.wrote(List.of(options.store()));
        }
        return 0;
    }

    private static String text(Choice choice) {
        Choice.Candidate best = choice.candidates().get(0);
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s, %d-shot, %s: %s (validation %s",
                choice.dataset(),
                choice.shots(),
                choice.row(),
                choice.chosen().description(),
                Console.percent(best.validation())));
        choice.candidates().stream()
                .skip(1)
                .forEach(each ->
                        text.append("; " + each.method().description() + " " + Console.percent(each.validation())));
        return text.append(')').toString();
    }
}
