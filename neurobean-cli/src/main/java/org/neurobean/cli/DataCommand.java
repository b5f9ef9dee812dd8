package org.neurobean.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neurobean.data.DataCatalog;
import org.neurobean.data.DataDirectories;
import org.neurobean.data.DataSetSpec;
import org.neurobean.data.DataStore;
import org.neurobean.data.Fetcher;
import org.neurobean.data.FileCheck;
import org.neurobean.data.ImageShape;
import org.neurobean.io.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code data}: which data sets there are, bringing them here, and checking them. */
@Command(
        name = "data",
        description = "List, fetch and verify the data sets.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class DataCommand {

    /** A data set and what the check of its files found. */
    record Entry(DataSetSpec set, State state, List<FileCheck> files, List<String> remarks) {}

    /** A data set as {@code --json} prints it. */
    record JsonSet(
            String name,
            String title,
            String citation,
            String licence,
            List<String> classNames,
            ImageShape shape,
            int trainImages,
            int testImages,
            String state,
            List<JsonFile> files,
            List<String> remarks) {}

    /** A file as {@code --json} prints it; path and sha256 are null if there is none. */
    record JsonFile(
            String name,
            String status,
            @Nullable String path,
            @Nullable String sha256,
            String detail) {}

    /** Whether a data set can be used. */
    enum State {
        BUILT_IN,
        VERIFIED,
        MISSING,
        INCOMPLETE,
        WRONG
    }

    private final Function<DataDirectories.@Nullable Named, DataDirectories> surrounding;
    private final Fetcher fetcher;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = DataOptions.OPTION,
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Data directory to look into first, before " + DataDirectories.VARIABLE
                    + " and the user's cache; downloads go there.")
    private @Nullable Path dataDir;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON for machines.")
    private boolean json;

    /** For the running process. */
    public DataCommand() {
        this(DataDirectories::ofThisProcess, Fetcher.standard());
    }

    /** For a given environment: directories by what {@code --data-dir} names. */
    DataCommand(Function<DataDirectories.@Nullable Named, DataDirectories> surrounding, Fetcher fetcher) {
        this.surrounding = surrounding;
        this.fetcher = fetcher;
    }

    @Command(description = "List the data sets and where they are.", mixinStandardHelpOptions = true)
    int list() {
        DataStore store = existing();
        List<Entry> entries =
                DataCatalog.all().stream().map(set -> entry(store, set)).toList();
        if (json) {
            printJson(entries);
            return CommandLine.ExitCode.OK;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("NAME", "TITLE", "IMAGES", "SHAPE", "STATE"));
        for (Entry entry : entries) {
            rows.add(List.of(
                    entry.set().name(),
                    entry.set().title(),
                    String.format(
                            Locale.ROOT,
                            "%,d + %,d",
                            entry.set().trainSize(),
                            entry.set().testSize()),
                    entry.set().shape().toString(),
                    stateText(entry)));
            entry.remarks().forEach(remark -> rows.add(List.of("", "", "", "", remark)));
        }
        printTable(rows);
        return CommandLine.ExitCode.OK;
    }

    @Command(description = "Download what is missing of these data sets.", mixinStandardHelpOptions = true)
    int fetch(@Parameters(arity = "1..*", paramLabel = "NAME", description = "Data sets.") List<String> names) {
        Set<DataSetSpec> sets = named(names);
        DataStore store = new DataStore(surrounding.apply(DataOptions.named(dataDir)), fetcher);
        boolean terminal = Console.of(self()).terminal();
        List<Entry> entries = new ArrayList<>();
        for (DataSetSpec set : sets) {
            List<Path> fetched = store.fetch(set, new FetchBar(err(), terminal));
            Entry entry = entry(store, set);
            entries.add(entry);
            if (!json) {
                String done = fetched.isEmpty() ? "nothing to fetch" : "fetched " + fetched.size() + " files";
                out().println(set.name() + ": " + done + ", " + stateText(entry));
            }
        }
        return report(entries, true);
    }

    @Command(
            description = "Check the sha256 of the data files; without names, of all that are here.",
            mixinStandardHelpOptions = true)
    int verify(
            @Parameters(arity = "0..*", paramLabel = "NAME", description = "Data sets.") @Nullable List<String> names) {
        boolean all = names == null || names.isEmpty();
        Set<DataSetSpec> sets = all ? new LinkedHashSet<>(DataCatalog.all()) : named(Objects.requireNonNull(names));
        DataStore store = existing();
        List<Entry> entries = sets.stream().map(set -> entry(store, set)).toList();
        if (!json) {
            entries.forEach(this::printChecks);
        }
        return report(entries, !all);
    }

    /** The entries as JSON if asked for, the errors, and the exit status. */
    private int report(List<Entry> entries, boolean missingIsWrong) {
        if (json) {
            printJson(entries);
        }
        int status = CommandLine.ExitCode.OK;
        for (Entry entry : entries) {
            for (FileCheck file : entry.files()) {
                if (file.status() == FileCheck.Status.WRONG) {
                    err().println(file.detail());
                    status = UserError.WRONG_USAGE;
                }
            }
            if (entry.state() == State.INCOMPLETE || (missingIsWrong && entry.state() == State.MISSING)) {
                err().println(String.format(
                        Locale.ROOT,
                        "%s: files are missing; run 'neurobean data fetch %s', or name their directory with %s",
                        entry.set().name(),
                        entry.set().name(),
                        DataOptions.OPTION));
                status = UserError.WRONG_USAGE;
            }
        }
        return status;
    }

    private void printChecks(Entry entry) {
        if (entry.files().isEmpty()) {
            out().println("OK       " + entry.set().name() + "  built in");
        }
        for (FileCheck file : entry.files()) {
            out().println(String.format(
                    Locale.ROOT, "%-7s  %s  %s", file.status(), entry.set().name(), where(file)));
        }
        entry.remarks()
                .forEach(remark -> out().println("         " + entry.set().name() + "  note: " + remark));
    }

    private static String where(FileCheck file) {
        return file.path() == null ? file.name() : file.path().toString();
    }

    private static Entry entry(DataStore store, DataSetSpec set) {
        List<FileCheck> files = store.verify(set);
        List<String> remarks = files.stream()
                .filter(file -> file.status() == FileCheck.Status.OK)
                .map(FileCheck::detail)
                .filter(detail -> !detail.isEmpty())
                .distinct()
                .toList();
        return new Entry(set, state(set, files), files, remarks);
    }

    private static State state(DataSetSpec set, List<FileCheck> files) {
        Set<FileCheck.Status> found = files.stream().map(FileCheck::status).collect(Collectors.toSet());
        if (set.isBuiltIn()) {
            return State.BUILT_IN;
        }
        if (found.contains(FileCheck.Status.WRONG)) {
            return State.WRONG;
        }
        if (found.contains(FileCheck.Status.MISSING)) {
            return found.contains(FileCheck.Status.OK) ? State.INCOMPLETE : State.MISSING;
        }
        return State.VERIFIED;
    }

    private static String stateText(Entry entry) {
        return switch (entry.state()) {
            case BUILT_IN -> "built in";
            case VERIFIED -> "verified in " + directories(entry);
            case MISSING -> "missing; run 'neurobean data fetch " + entry.set().name() + "'";
            case INCOMPLETE ->
                "incomplete in " + directories(entry) + "; run 'neurobean data fetch "
                        + entry.set().name() + "'";
            case WRONG ->
                "wrong content; run 'neurobean data verify " + entry.set().name() + "'";
        };
    }

    private static String directories(Entry entry) {
        return entry.files().stream()
                .map(FileCheck::path)
                .filter(Objects::nonNull)
                .map(path -> String.valueOf(path.getParent()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** All names are looked at before anything is done. */
    private static Set<DataSetSpec> named(List<String> names) {
        return names.stream().map(DataCatalog::named).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A store over directories that must exist if the user named them. */
    private DataStore existing() {
        DataDirectories directories = surrounding.apply(DataOptions.named(dataDir));
        directories.requireNamed();
        return new DataStore(directories, fetcher);
    }

    private void printTable(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            out().println(line.toString().stripTrailing());
        }
    }

    private void printJson(List<Entry> entries) {
        out().println(Json.pretty()
                .writeValueAsString(entries.stream().map(DataCommand::forJson).toList()));
    }

    private static JsonSet forJson(Entry entry) {
        DataSetSpec set = entry.set();
        return new JsonSet(
                set.name(),
                set.title(),
                set.citation(),
                set.licence(),
                set.classNames(),
                set.shape(),
                set.trainSize(),
                set.testSize(),
                word(entry.state()),
                entry.files().stream().map(DataCommand::forJson).toList(),
                entry.remarks());
    }

    private static JsonFile forJson(FileCheck file) {
        String path = file.path() == null ? null : file.path().toString();
        return new JsonFile(file.name(), word(file.status()), path, file.sha256(), file.detail());
    }

    /** BUILT_IN is "built-in" to a machine. */
    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private CommandSpec self() {
        return Objects.requireNonNull(spec, "picocli sets the spec");
    }

    private PrintWriter out() {
        return self().commandLine().getOut();
    }

    private PrintWriter err() {
        return self().commandLine().getErr();
    }
}
