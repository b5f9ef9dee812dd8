package org.neurobean.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.neurobean.assembly.layer.AnalysisOptions;
import org.neurobean.bean.InvalidValueException;
import org.neurobean.lab.experiment.Experiment.Network;
import org.neurobean.lab.run.TrainingSettings;
import org.neurobean.torch.Device;
import org.neurobean.torch.settings.RegularizerSettings.Bean;

/** The figures as data. */
final class ExperimentTest {

    @Test
    void thereAreTheSixFiguresOfThePaperAndExperimentsThatItLeavesOpen() {
        assertThat(Experiment.ofPaper().stream().map(Experiment::id))
                .containsExactly("figure1", "figure2", "figure3", "figure4", "figure5", "figure6");
        assertThat(Experiment.all().subList(0, 6)).isEqualTo(Experiment.ofPaper());
        assertThat(Experiment.onCifar10().stream().map(Experiment::id))
                .containsExactly("figure2-cifar-10", "figure4-cifar-10");
        assertThat(Experiment.all().subList(6, 8)).isEqualTo(Experiment.onCifar10());
        assertThat(Experiment.all().stream().skip(8).map(Experiment::id))
                .containsExactly("mlp-alpha", "lenet5-alpha", "perplexity");
        assertThat(Experiment.all().stream().skip(8))
                .allSatisfy(experiment -> assertThat(experiment.claim()).contains("not in the paper"));
    }

    @Test
    void eachSaysWhatThePaperClaimsAndWhatToExpect() {
        for (Experiment experiment : Experiment.all()) {
            assertThat(experiment.claim()).isNotBlank();
            assertThat(experiment.expected()).isNotBlank();
            assertThat(experiment.views()).isNotEmpty();
            assertThat(Experiment.named(experiment.id())).isSameAs(experiment);
            assertThat(experiment.command(3)).isEqualTo("./neurobean reproduce " + experiment.id() + " --seeds 3");
        }
    }

    @Test
    void headingsAreThePapersWhereItHasTheFigure() {
        assertThat(Experiment.all().stream().map(Experiment::heading))
                .containsExactly(
                        "Figure 1",
                        "Figure 2",
                        "Figure 3",
                        "Figure 4",
                        "Figure 5",
                        "Figure 6",
                        "Figure 2",
                        "Figure 4",
                        "mlp-alpha",
                        "lenet5-alpha",
                        "perplexity");
    }

    @Test
    void onACardOnlyThePlaceOfComputingIsAnother() {
        for (Experiment experiment : Experiment.all()) {
            Experiment there = experiment.on(Device.CUDA);
            assertThat(there.command(3)).isEqualTo(experiment.command(3) + " --device cuda");
            assertThat(there.panels().stream().flatMap(panel -> panel.networks().stream()))
                    .isNotEmpty()
                    .allSatisfy(network ->
                            assertThat(network.settings().course().device()).isEqualTo(Device.CUDA));
            assertThat(there.on(Device.CPU)).isEqualTo(experiment).isNotEqualTo(there);
        }
    }

    @Test
    void allNetworksCanBeTrained() {
        for (Experiment experiment : Experiment.all()) {
            for (Experiment.Panel panel : experiment.panels()) {
                assertThat(panel.networks()).isNotEmpty();
                panel.networks().forEach(network -> {
                    network.settings().options(Duration.ofMinutes(1));
                    network.settings().regularizers();
                });
            }
        }
    }

    @Test
    void namesTellTheNetworksOfAPanelApart() {
        for (Experiment experiment : Experiment.all()) {
            for (Experiment.Panel panel : experiment.panels()) {
                assertThat(panel.networks().stream().map(Network::name)).doesNotHaveDuplicates();
                assertThat(panel.networks().stream().map(Network::directory)).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void figuresShareNetworksAndNeverGiveOnePlaceToTwo() {
        Map<String, TrainingSettings> places = new HashMap<>();
        networks().forEach(network -> {
            TrainingSettings before = places.put(network.directory(), network.settings());
            assertThat(before == null || before.equals(network.settings())).isTrue();
        });
        // And one setting is trained once.
        assertThat(places.values()).doesNotHaveDuplicates();
    }

    @Test
    void seedZeroStaysWhereItIsAndOthersDifferInNothingButTheSeedAndThePlace() {
        List<Network> networks = networks().distinct().toList();
        Set<String> places = new HashSet<>();
        for (Network network : networks) {
            assertThat(network.withSeed(0)).isEqualTo(network);
            assertThat(network.withSeed(1).directory()).isEqualTo(network.directory() + "-seed-1");
            assertThat(network.withSeed(7).settings().seed()).isEqualTo(7);
            assertThat(network.withSeed(7).settings().withSeed(0)).isEqualTo(network.settings());
            for (long seed = 0; seed < 3; seed++) {
                places.add(network.withSeed(seed).directory());
            }
        }
        assertThat(places)
                .hasSize(3
                        * (int) networks.stream()
                                .map(Network::directory)
                                .distinct()
                                .count());
    }

    @Test
    void theNetworksOfFigureTwoAreAmongThoseOfTheTradeOff() {
        Set<String> settings = Experiment.named("mlp-alpha").panels().get(0).networks().stream()
                .map(Network::directory)
                .collect(Collectors.toSet());
        assertThat(Experiment.named("figure2").panels().get(0).networks())
                .allSatisfy(network -> assertThat(settings).contains(network.directory()));
    }

    @Test
    void ofThePerplexitiesThereIsOnePanelEachWhichDiffersInNothingElse() {
        List<Experiment.Panel> panels = Experiment.named("perplexity").panels();
        assertThat(panels.stream().map(panel -> panel.analysis().perplexity()))
                .containsExactly(3.0, 5.0, 8.0, 10.0, 15.0, 20.0, 30.0);
        assertThat(panels).allSatisfy(panel -> {
            assertThat(panel.analysis().withPerplexity(0)).isEqualTo(AnalysisOptions.DEFAULT);
            assertThat(panel.networks()).isEqualTo(panels.get(0).networks());
        });
        assertThat(panels.stream().map(Experiment.Panel::name)).doesNotHaveDuplicates();
        assertThat(Experiment.named("figure2").panels().get(1).networks())
                .containsAll(panels.get(0).networks());
    }

    @Test
    void lenet5AlphaDiffersFromPlainInBeanOnAllDenseLayersAndItsAlphasRise() {
        List<Network> networks =
                Experiment.named("lenet5-alpha").panels().get(0).networks();
        Network plain = networks.get(0);
        assertThat(Experiment.named("figure2").panels().get(1).networks()).contains(plain);
        List<Network> others = networks.subList(1, networks.size());
        assertThat(others).allSatisfy(network -> {
            Bean bean = Objects.requireNonNull(network.settings().bean());
            assertThat(bean.order()).isEqualTo(1);
            assertThat(bean.gamma()).isEqualTo(1);
            assertThat(bean.layers()).isEmpty();
            assertThat(network.settings().withBean(null)).isEqualTo(plain.settings());
        });
        assertThat(others.stream().map(network -> Objects.requireNonNull(
                                network.settings().bean())
                        .alphas()
                        .get(0)))
                .hasSize(5)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void anUnknownFigureIsRefusedWithTheNamesOfAll() {
        assertThatThrownBy(() -> Experiment.named("figure7"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "experiment must be one of figure1, figure2, figure3, figure4, figure5, figure6, figure2-cifar-10,"
                                + " figure4-cifar-10, mlp-alpha, lenet5-alpha, perplexity, but is figure7");
    }

    private static Stream<Network> networks() {
        return Experiment.all().stream()
                .flatMap(experiment -> experiment.panels().stream())
                .flatMap(panel -> panel.networks().stream());
    }
}
