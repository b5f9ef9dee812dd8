package org.neurobean.lab.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.assembly.layer.Measure;
import org.neurobean.io.Json;
import org.neurobean.io.Schema;
import org.neurobean.lab.run.RunRecord;
import org.neurobean.lab.run.Versions;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code results.json} of an experiment holds: every number of every network and seed, and their spread.
 *
 * @param experiment id
 * @param title what it shows
 * @param claim what the paper says about it
 * @param expected what to expect here, as measured before
 * @param place where the rest of the figure is; empty if this is all of it
 * @param command that repeats it
 * @param drawn which seed the figures and the page show
 * @param versions of what measured; each run names the commit and the processor that trained it
 * @param dataset title
 * @param digest sha256 of the data set's content
 * @param remarks what a result on it has to mention; files of older versions have none
 * @param measured the networks, panel by panel
 */
public record Results(
        String experiment,
        String title,
        String claim,
        String expected,
        String place,
        String command,
        String drawn,
        Map<String, String> versions,
        String dataset,
        String digest,
        List<String> remarks,
        List<Measured> measured) {

    private static final String UNKNOWN = "unknown";

    /** To be raised if a key is renamed or removed, or changes its meaning. */
    private static final Schema SCHEMA = new Schema("a results.json", 1);

    private static final Set<String> KEYS =
            Measure.results().stream().map(Measure::key).collect(Collectors.toUnmodifiableSet());

    /** Objects within runs and spreads take one line each. */
    private static final int DEEPEST_INDENTED = 3;

    private static final JsonMapper JSON = Json.strict()
            .rebuild()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new Lines()))
            .build();

    /** Line ends where a reader looks for them, and the same on every system. */
    private static final class Lines implements DefaultPrettyPrinter.Indenter, Serializable {

        private static final long serialVersionUID = 1L;

        @Override
        public void writeIndentation(JsonGenerator json, int level) {
            json.writeRaw(level > DEEPEST_INDENTED ? " " : "\n" + "  ".repeat(level));
        }

        @Override
        public boolean isInline() {
            return false;
        }
    }

    /**
     * The numbers of one network, trained with each seed.
     *
     * @param panel title of the panel that it stands in
     * @param network name within its panel
     * @param settings what is added to plain training, in words
     * @param epochs at most
     * @param runs one for each seed
     * @param spread by measure, over the runs
     */
    public record Measured(
            String panel,
            String network,
            String settings,
            @JsonProperty(required = true) int epochs,
            List<Run> runs,
            Map<String, Spread> spread) {

        public Measured {
            require(network != null && panel != null && settings != null && spread != null, "a network is incomplete");
            require(runs != null && !runs.isEmpty(), network + " has no runs");
        }

        /** The numbers of a network that was trained at least once. */
        public static Measured of(Experiment.Panel panel, Experiment.Network network, List<Run> runs) {
            Map<String, Spread> spread = new LinkedHashMap<>();
            for (Measure measure : Measure.results()) {
                List<@Nullable Double> values = new ArrayList<>();
                runs.forEach(run -> values.add(run.values().get(measure.key())));
                spread.put(measure.key(), Spread.of(values));
            }
            return new Measured(
                    panel.title(),
                    network.name(),
                    network.settings().regularization(),
                    network.settings().stop().epochs(),
                    List.copyOf(runs),
                    spread);
        }

        public Spread spread(Measure measure) {
            return Objects.requireNonNull(spread.get(measure.key()));
        }
    }

    /**
     * The numbers of one run.
     *
     * @param commit of neurobean that trained it
     * @param seed of the training
     * @param processor that trained it; files of older versions do not know it
     * @param values by measure; null for what could not be computed
     */
    public record Run(
            @JsonProperty(required = true) long seed,
            String commit,
            String processor,
            Map<String, @Nullable Double> values) {

        public Run {
            processor = Objects.requireNonNullElse(processor, UNKNOWN);
            require(commit != null && values != null, "the run of seed " + seed + " is incomplete");
            for (String key : values.keySet()) {
                require(KEYS.contains(key), "there is no measure " + key);
            }
        }

        /** The numbers of an analysis of the run of this seed. */
        public static Run of(long seed, RunRecord record, LayerAnalysis.Summary summary) {
            return new Run(
                    seed,
                    record.versions().getOrDefault(Versions.COMMIT, UNKNOWN),
                    record.versions().getOrDefault(Versions.PROCESSOR, UNKNOWN),
                    values(summary));
        }

        private static Map<String, @Nullable Double> values(LayerAnalysis.Summary summary) {
            Map<String, @Nullable Double> values = new LinkedHashMap<>();
            for (Measure measure : Measure.results()) {
                double value = measure.of(summary);
                values.put(measure.key(), Double.isNaN(value) ? null : value);
            }
            return values;
        }
    }

    public Results {
        remarks = Objects.requireNonNullElse(remarks, List.of());
        require(
                Stream.of(experiment, title, claim, expected, place, command, drawn, versions, dataset, digest)
                        .allMatch(Objects::nonNull),
                "the results are incomplete");
        require(measured != null && !measured.isEmpty(), "the results have no networks");
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** "seed 0", "seeds 0 to 2". */
    public static String seeds(int seeds) {
        return seeds == 1 ? "seed 0" : "seeds 0 to " + (seeds - 1);
    }

    /**
     * Reads what {@link #text} gave, in this version or an older one.
     *
     * @throws org.neurobean.io.NewerSchemaException if a later version of neurobean wrote it
     * @throws IllegalArgumentException if the text is not of this kind, lacks something or has an unknown key
     */
    public static Results read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            SCHEMA.takeFrom(json);
            return JSON.treeToValue(json, Results.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no results of an experiment: " + e.getOriginalMessage(), e);
        }
    }

    /** It as the JSON of {@code results.json}. */
    public String text() {
        return JSON.writeValueAsString(SCHEMA.before(JSON.<ObjectNode>valueToTree(this))) + "\n";
    }
}
