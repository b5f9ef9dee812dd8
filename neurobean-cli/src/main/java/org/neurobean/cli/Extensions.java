package org.neurobean.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.neurobean.lab.campaign.Campaign;
import org.neurobean.lab.fewshot.Trial;
import org.neurobean.lab.store.TrialStore;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The optional parts of the command line that are on the class path. */
final class Extensions {

    /** Commands whose trials can be run elsewhere. */
    private static final List<List<String>> STUDIES =
            List.of(List.of("fewshot"), List.of("tune"), List.of("reproduce", "table1"));

    private final List<TrialPlace> places = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** Adds the parts that are there to the program. */
    void addTo(CommandLine program) {
        Iterator<CommandLineExtension> found =
                ServiceLoader.load(CommandLineExtension.class).iterator();
        boolean more = true;
        while (more) {
            try {
                more = found.hasNext();
                if (more) {
                    add(found.next(), program);
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                // The loader goes on with the next one.
                problems.add("an optional part cannot be loaded: " + Failure.oneLine(e));
            }
        }
    }

    private void add(CommandLineExtension extension, CommandLine program) {
        try {
            for (Object command : extension.commands()) {
                CommandLine added = new CommandLine(command);
                if (program.getSubcommands().containsKey(added.getCommandName())) {
                    throw new IllegalStateException("there is a command '" + added.getCommandName() + "' already");
                }
                program.addSubcommand(added.getCommandName(), added);
            }
            for (TrialPlace place : extension.trialPlaces()) {
                STUDIES.forEach(study -> command(study, program).addOption(option(place)));
                places.add(place);
            }
        } catch (RuntimeException e) {
            problems.add(
                    "the optional part " + extension.getClass().getName() + " cannot be used: " + Failure.oneLine(e));
        }
    }

    private static CommandSpec command(List<String> names, CommandLine program) {
        CommandLine command = program;
        for (String name : names) {
            command = Objects.requireNonNull(command.getSubcommands().get(name));
        }
        return command.getCommandSpec();
    }

    private static OptionSpec option(TrialPlace place) {
        return OptionSpec.builder(place.option())
                .paramLabel(place.parameter())
                .description(place.description())
                .type(String.class)
                .build();
    }

    /** A line for each part that could not be added. */
    List<String> problems() {
        return problems;
    }

    /**
     * Where the trials of a command are run: in the place that an option names, or else on the threads of this process.
     *
     * @param workers threads
     */
    static TrialPlace.Opened place(CommandSpec command, TrialStore store, Campaign.DataSource data, int workers) {
        ParseResult given = command.commandLine().getParseResult();
        Stream<TrialPlace> places = ((Neurobean) command.root().userObject()).extensions().places.stream();
        return places.filter(place -> given.hasMatchedOption(place.option()))
                .findFirst()
                .map(place -> place.open(given.matchedOptionValue(place.option(), ""), store, data))
                .orElseGet(() -> new Here(new Campaign(store, data, workers)));
    }

    /** This process. */
    private record Here(Campaign campaign) implements TrialPlace.Opened {

        @Override
        public boolean run(List<Trial> trials, Campaign.Listener listener) {
            return campaign.run(trials, listener);
        }

        @Override
        public void close() {}
    }
}
