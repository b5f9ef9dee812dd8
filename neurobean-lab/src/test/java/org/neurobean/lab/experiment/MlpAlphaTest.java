package org.neurobean.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.neurobean.assembly.layer.Measure;
import org.neurobean.lab.experiment.Experiment.Network;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rule that chooses the MLP's settings. */
final class MlpAlphaTest {

    private final Map<String, Map<String, @Nullable Double>> values = new HashMap<>();
    private final List<String> firstOrder = ofOrder(1);

    MlpAlphaTest() {
        for (Network network : Experiment.named("mlp-alpha").panels().get(0).networks()) {
            set(network.name(), 0.98, 0.4, 0.2);
        }
    }

    @Test
    void withoutClearAssembliesNothingIsChosen() {
        assertThat(MlpAlpha.chosen(1, this::values)).isEmpty();
        set(firstOrder.get(0), 0.97, MlpAlpha.LEAST_SILHOUETTE, 0.89);
        set(firstOrder.get(1), 0.97, 0.84, 1);
        assertThat(MlpAlpha.chosen(1, this::values)).isEmpty();
    }

    @Test
    void theBoundsThemselvesAreClearEnough() {
        set(firstOrder.get(2), 0.9, MlpAlpha.LEAST_SILHOUETTE, MlpAlpha.LEAST_AGREEMENT);
        assertThat(MlpAlpha.chosen(1, this::values)).contains(firstOrder.get(2));
    }

    @Test
    void theMostAccurateAmongTheClearIsChosenAndNotTheClearest() {
        set(firstOrder.get(0), 0.93, 0.99, 1);
        set(firstOrder.get(1), 0.96, 0.86, 0.91);
        assertThat(MlpAlpha.chosen(1, this::values)).contains(firstOrder.get(1));
    }

    @Test
    void eachOrderIsChosenByItself() {
        set(firstOrder.get(0), 0.96, 0.9, 1);
        set(ofOrder(2).get(0), 0.95, 0.9, 1);
        assertThat(MlpAlpha.chosen(2, this::values)).contains(ofOrder(2).get(0));
    }

    @Test
    void whatIsNotKnownIsNotChosen() {
        values.get(firstOrder.get(0)).put(Measure.SILHOUETTE_TSNE_ALIVE.key(), null);
        assertThat(MlpAlpha.chosen(1, this::values)).isEmpty();
    }

    @Test
    void theNetworksOfTheFiguresAreWhatTheRuleChoosesFromTheStoredRun() {
        JsonNode stored =
                JsonMapper.builder().build().readTree(Path.of("..", "docs", "results", "mlp-alpha-mnist.json"));
        for (JsonNode network : stored.get("measured")) {
            JsonNode first = network.at("/runs/0");
            assertThat(first.get("seed").asInt()).isZero();
            for (Measure measure : Measure.results()) {
                JsonNode value = first.get("values").get(measure.key());
                values(network.get("network").asString()).put(measure.key(), value.isNull() ? null : value.asDouble());
            }
        }
        for (int order = 1; order <= 2; order++) {
            String chosen = MlpAlpha.chosen(order, this::values).orElseThrow();
            assertThat(directory("figure2", "BEAN-" + order)).isEqualTo(directory("mlp-alpha", chosen));
        }
    }

    private static String directory(String experiment, String name) {
        return Experiment.named(experiment).panels().get(0).networks().stream()
                .filter(network -> network.name().equals(name))
                .map(Network::directory)
                .findFirst()
                .orElseThrow();
    }

    private void set(String name, double accuracy, double silhouette, double agreement) {
        Map<String, @Nullable Double> of = new HashMap<>();
        of.put(Measure.ACCURACY.key(), accuracy);
        of.put(Measure.SILHOUETTE_TSNE_ALIVE.key(), silhouette);
        of.put(Measure.PREFERRED_CLASS_NMI.key(), agreement);
        values.put(name, of);
    }

    private Map<String, @Nullable Double> values(String name) {
        return Objects.requireNonNull(values.get(name));
    }

    private static List<String> ofOrder(int order) {
        return Experiment.named("mlp-alpha").panels().get(0).networks().stream()
                .map(Network::name)
                .filter(name -> name.startsWith("BEAN-" + order))
                .toList();
    }
}
