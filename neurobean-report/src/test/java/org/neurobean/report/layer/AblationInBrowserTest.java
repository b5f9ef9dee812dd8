package org.neurobean.report.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.assembly.Ablation;
import org.neurobean.assembly.LinearReadout;
import org.neurobean.assembly.NeuronGroups;
import org.neurobean.assembly.layer.AnalysisOptions;
import org.neurobean.assembly.layer.LayerAnalysis;
import org.neurobean.assembly.layer.LayerAnalyzer;
import org.neurobean.assembly.layer.LayerInput;
import org.neurobean.assembly.layer.NeuronSet;
import org.neurobean.bean.BeanPenalty;
import org.neurobean.bean.NeuronCorrelation;
import org.neurobean.report.page.PageTest;
import tools.jackson.databind.json.JsonMapper;

/** What the page ablates by itself, against the exact numbers of the analysis. */
class AblationInBrowserTest extends PageTest {

    private static final int CLASSES = 4;
    private static final int NEURONS = 24;
    private static final int SAMPLES = 1200;

    /** Its bias is the highest. */
    private static final int FAVOURED = 2;

    @TempDir
    private static Path directory;

    private static LayerInput input;
    private static LayerAnalysis analysis;
    private static Path file;

    /** A noisy layer, so that every set of neurons costs something: neuron i fires for class i % 4 and leads to it. */
    @BeforeAll
    static void analyze() {
        Random random = new Random(11);
        double[][] activations = new double[SAMPLES][NEURONS];
        int[] labels = new int[SAMPLES];
        for (int s = 0; s < SAMPLES; s++) {
            int label = s % CLASSES;
            labels[s] = label;
            Arrays.setAll(
                    activations[s], i -> Math.max(0, random.nextGaussian() + (i % CLASSES == label ? 0.9 : -0.2)));
        }
        double[][] outgoing = new double[NEURONS][CLASSES];
        for (int i = 0; i < NEURONS; i++) {
            int own = i % CLASSES;
            Arrays.setAll(outgoing[i], k -> (k == own ? 0.5 : -0.1) + 0.1 * random.nextGaussian());
        }
        List<String> names = List.of("cat", "dog", "emu", "fox");
        LinearReadout readout = new LinearReadout(outgoing, new double[] {0, 0.1, 0.4, -0.2});
        input = new LayerInput(
                "made", "fc", "made for a test", names, names, activations, outgoing, labels, readout, null);
        analysis = LayerAnalyzer.analyze(
                input,
                AnalysisOptions.DEFAULT.withAblated(List.of(NeuronSet.parse("2,9-11"))),
                LayerAnalyzer.Progress.SILENT);
        file = AssemblyReportWriter.write(
                        new AssemblyReport("made", List.of(analysis), List.of()), directory.resolve("made.html"))
                .path();
    }

    private Page open(String address) {
        return open(file.toUri() + address, 1440, 900, ColorScheme.LIGHT);
    }

    private static double[] computed(Page page, String expression) {
        return numbers(page.evaluate("[..." + expression + "]"));
    }

    private static double[] numbers(Object list) {
        return ((List<?>) list)
                .stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray();
    }

    private static double[] exact(int... ids) {
        return Ablation.of(
                        input.activations(),
                        input.labels(),
                        Objects.requireNonNull(input.readout()),
                        NeuronGroups.ofSet(NEURONS, ids))
                .accuracy()[0];
    }

    private static LayerAnalysis.Ablations ablation() {
        return Objects.requireNonNull(analysis.ablation());
    }

    @Test
    void withAllSamplesTheLiveNumbersAreTheExactOnesButForRounding() {
        Page page = open("");
        double sample = CLASSES / (double) SAMPLES;
        assertThat(computed(page, "NeuroBean.Layers.list[0].readout.baseline"))
                .containsExactly(ablation().baseline(), within(1.01 * sample));
        for (int assembly = 0; assembly < ablation().byAssembly().length; assembly++) {
            String live = "NeuroBean.Layers.list[0].readout.without(NeuroBean.Layers.list[0].group('assembly', "
                    + assembly + "))";
            assertThat(computed(page, live)).containsExactly(ablation().byAssembly()[assembly], within(1.01 * sample));
        }
        int[][] sets = {
            {0}, {1, 2, 3}, {0, 4, 8, 12, 16, 20}, IntStream.range(3, 20).toArray()
        };
        for (int[] ids : sets) {
            String live = "NeuroBean.Layers.list[0].readout.without(" + Arrays.toString(ids) + ")";
            assertThat(computed(page, live)).containsExactly(exact(ids), within(1.01 * sample));
            int[] others = IntStream.range(0, NEURONS)
                    .filter(id -> Arrays.stream(ids).noneMatch(each -> each == id))
                    .toArray();
            String alone = "NeuroBean.Layers.list[0].readout.only(" + Arrays.toString(ids) + ")";
            assertThat(computed(page, alone)).containsExactly(exact(others), within(1.01 * sample));
        }
    }

    @Test
    void withoutAllNeuronsTheBiasNamesTheClass() {
        Page page = open("#n0=0-" + (NEURONS - 1));
        double[] bias = new double[CLASSES];
        bias[FAVOURED] = 1;
        assertThat(computed(page, "NeuroBean.Layers.list[0].readout.only([])")).containsExactly(bias);
        page.locator("#panel-body [data-ablate=silence]").click();
        assertThat(values(page)).hasSize(CLASSES).startsWith("\u2212" + percentage(0), "\u2212" + percentage(1));
    }

    private static String percentage(int each) {
        return String.format(Locale.ROOT, "%.1f", 100 * ablation().baseline()[each]);
    }

    /** The numbers at the bars of the part about ablation. */
    private static List<String> values(Page page) {
        return page.locator("#panel-body .ablate + .bars .bar-value").allTextContents();
    }

    @Test
    void withoutNoneNothingChangesAndNeitherDoesKeepingAll() {
        Page page = open("");
        double[] baseline = computed(page, "NeuroBean.Layers.list[0].readout.baseline");
        assertThat(computed(page, "NeuroBean.Layers.list[0].readout.without([])"))
                .containsExactly(baseline);
        assertThat(computed(page, "NeuroBean.Layers.list[0].readout.only([...Array(24).keys()])"))
                .containsExactly(baseline);
    }

    @Test
    void aSmallSampleIsWithinItsMargin() {
        ReadoutData some = Objects.requireNonNull(ReadoutData.of(analysis, 6_000));
        assertThat(some.samples()).isBetween(100, SAMPLES / 2);
        Page page = open("");
        String json = JsonMapper.shared().writeValueAsString(some);
        double margin = ((Number) page.evaluate("(json) => new NeuroBean.Readout(JSON.parse(json), 24).margin", json))
                .doubleValue();
        assertThat(margin).isBetween(1.0, 20.0);
        double[] live = numbers(page.evaluate(
                "(json) => [...new NeuroBean.Readout(JSON.parse(json), 24).without([0, 5, 10, 15])]", json));
        assertThat(live).containsExactly(exact(0, 5, 10, 15), within(margin / 100));
    }

    @Test
    void theCardSaysWhatAnySetBreaksAndOfHowManySamples() {
        Page page = open("#n0=1,3,8");
        assertThat(page.locator("#panel-body").innerText())
                .contains("What breaks without them", "mean \u2212", "Computed here over all 1,200 samples", "12 bits");
        assertThat(values(page)).hasSize(CLASSES);
        assertFits(page);
    }

    @Test
    void aSetThatWasAskedForHasItsExactNumbers() {
        Page page = open("");
        page.locator("#panel-body .id-button").click();
        assertThat(page.url()).contains("#n0=2,9-11");
        assertThat(page.locator("#panel-body").innerText()).contains("4 neurons", "Over all samples.");
        double change = Math.abs(ablation().chosen().get(0).drop()[0]);
        assertThat(values(page).get(0)).endsWith(String.format(Locale.ROOT, "%.1f", change));
    }

    @Test
    void theToggleKeepsOnlyTheChosenAndTheAddressKeepsTheToggle() {
        Page page = open("#n0=1,3,8");
        List<String> silenced = values(page);
        Locator keep = page.locator("#panel-body [data-ablate=keep]");
        keep.click();
        assertThat(page.url()).contains("n0=1,3,8", "ablate=keep");
        assertThat(keep.getAttribute("aria-pressed")).isEqualTo("true");
        assertThat(page.evaluate("document.activeElement.dataset.ablate")).isEqualTo("keep");
        assertThat(page.locator("#panel-body").innerText()).contains("What they do alone", "with these neurons alone");
        assertThat(values(page)).isNotEqualTo(silenced).allMatch(text -> text.endsWith("%"));
        List<String> kept = values(page);
        assertThat(values(open("#n0=1,3,8&ablate=keep"))).isEqualTo(kept);
        page.locator("#panel-body [data-ablate=silence]").click();
        assertThat(page.url()).doesNotContain("ablate");
        assertThat(values(page)).isEqualTo(silenced);
    }

    @Test
    void anAssemblyAloneIsShownToo() {
        Page page = open("#ablate=keep");
        page.locator("[data-keys='0'] button").first().click();
        assertThat(page.locator("#panel-body h3").textContent()).startsWith("Assembly ");
        assertThat(page.locator("#panel-body").innerText()).contains("What they do alone");
    }

    @Test
    void aLayerThatIsNotTheLastSaysWhyAndNamesTheCommand() {
        Path other = AssemblyReportWriter.write(FakeAnalyses.lenet(), directory.resolve("inner.html"))
                .path();
        Page page = open(other.toUri() + "#n2=3,5-7&ablate=keep", 1440, 900, ColorScheme.LIGHT);
        assertThat(page.locator("#panel-body").innerText())
                .contains("What breaks without them", "lie others", "neurobean analyze with --ablate 3,5-7.");
        assertThat(page.locator("[data-ablate]").count()).isZero();
    }

    @Test
    void itFitsAPhoneLightAndDark() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = open(file.toUri() + "#n0=1,3,8-14&ablate=keep", 390, 844, scheme);
            page.locator("#panel-toggle").click();
            page.locator("#panel-body .ablate").scrollIntoViewIfNeeded();
            assertFits(page);
            assertThat(page.locator("#panel-body .ablate").boundingBox().width).isLessThan(370);
            page.waitForTimeout(200);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENSHOTS.resolve("ablate-phone-" + scheme.name().toLowerCase(Locale.ROOT) + ".png")));
        }
    }

    @Test
    void aWideLayerIsAblatedOverAllItsSamples() {
        Path other = AssemblyReportWriter.write(FakeAnalyses.wide(1), directory.resolve("wide.html"))
                .path();
        Page page = open(other.toUri() + "#n0=0-40", 1440, 900, ColorScheme.LIGHT);
        assertThat(page.locator("#panel-body").innerText()).contains("of the 10,000 samples");
        page.evaluate("() => NeuroBean.Selection.choose(NeuroBean.Layers.list[0], [...Array(2000).keys()], false)");
        assertThat(page.locator("#panel-body").innerText()).contains("2000 neurons", "of the 10,000 samples");
    }

    @Test
    void orderTwoIsTheSquareOfOrderOne() {
        Page page = open("");
        int[] ids = analysis.wiring().ids();
        double[][] rows = input.outgoing().rowsAt(ids).toRows();
        double[][] second = NeuronCorrelation.secondOrder(rows, BeanPenalty.PAPER_GAMMA);
        double[] shown = computed(page, "NeuroBean.Layers.list[0].wiring2.values.values");
        double largest =
                Arrays.stream(second).flatMapToDouble(Arrays::stream).max().orElseThrow();
        for (int i = 0; i < ids.length; i++) {
            for (int j = 0; j < ids.length; j++) {
                assertThat(shown[i * ids.length + j]).isEqualTo(second[i][j], within(1e-4 * largest));
            }
        }
        page.locator("[data-choice=matrix] button").nth(1).click();
        assertThat(page.url()).contains("matrix=wiring2");
        assertThat(page.locator("#correlation-note").textContent()).contains("order 2", "BEAN-2", "squared");
        page.locator("[data-plot=correlation]").hover();
        assertThat(page.locator("#tip").innerText()).contains("wiring, order 2");
        shoot(page, "assembly-order-2");
    }
}
