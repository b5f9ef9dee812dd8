package org.neurobean.lab.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurobean.lab.statistics.Statistics;
import org.neurobean.lab.store.Choice;
import org.neurobean.lab.table.FewShotTable.Cell;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What documents say of stored few-shot results, beside the sentences that they quote, is what the files hold. */
final class StoredFewShotTest {

    private static final Path DOCS = Path.of("..", "docs");

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static FewShotTable stored(String name) {
        return TableJson.read(text(DOCS.resolve("results").resolve(name))).table();
    }

    private static List<String> sentences() {
        return TableFindings.of(stored("table1.json")).stream()
                .map(Finding::text)
                .toList();
    }

    /** A document's words, whatever its line breaks. */
    private static String words(Path document) {
        return text(document).replaceAll("\\s+", " ");
    }

    private static Cell inTable(Cell cell) {
        return Objects.requireNonNull(stored("table1.json").cell(cell.row(), cell.dataset(), cell.shots()));
    }

    /** Of the draws that the example has. */
    private static double[] sameDraws(Cell cell) {
        return Arrays.copyOf(inTable(cell).accuracies(), cell.accuracies().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fewshot-example-mnist.json", "fewshot-example-mnist-avx2.json"})
    void theReadmesExampleInAFreshStoreGivesTheTablesMeans(String file) {
        JsonNode json =
                JsonMapper.shared().readTree(text(DOCS.resolve("results").resolve(file)));
        assertThat(text(Path.of("..", "README.md")))
                .contains(json.at("/command").asString());
        List<Cell> cells = stored(file).cells();
        assertThat(cells).hasSize(8);
        for (Cell cell : cells) {
            assertThat(cell.setting()).isEqualTo(inTable(cell).setting());
            double[] there = sameDraws(cell);
            double error = Statistics.deviation(there) / Math.sqrt(there.length);
            assertThat(Math.abs(cell.mean() - Statistics.mean(there))).isLessThan(2 * error);
            // Stricter, and as the document says: the machines themselves cannot be told apart.
            assertThat(Objects.requireNonNull(Statistics.paired(cell.accuracies(), there))
                            .p())
                    .isGreaterThan(Statistics.LEVEL);
        }
    }

    @Test
    void howFarMachinesDifferIsSaidAsItWasMeasured() {
        double[] other = differences("fewshot-example-mnist.json");
        double[] forced = differences("fewshot-example-mnist-avx2.json");
        assertThat(words(DOCS.resolve("deviations.md")))
                .contains(String.format(
                        Locale.ROOT,
                        "On another machine with AVX-512 single draws differ by up to %.1f points and means of five by up to"
                                + " %.1f; with the kernels of AVX2 by up to %.1f and %.1f.",
                        other[0],
                        other[1],
                        forced[0],
                        forced[1]));
        assertThat(words(Path.of("..", "README.md")))
                .contains(String.format(Locale.ROOT, "by up to %.1f points", forced[0]))
                .contains(String.format(Locale.ROOT, "means of five differed by %.1f at most", forced[1]));
    }

    /** The greatest difference of a draw and that of a mean, in points. */
    private static double[] differences(String file) {
        double draw = 0;
        double mean = 0;
        for (Cell cell : stored(file).cells()) {
            double[] there = sameDraws(cell);
            for (int d = 0; d < there.length; d++) {
                draw = Math.max(draw, Math.abs(cell.accuracies()[d] - there[d]));
            }
            mean = Math.max(mean, Math.abs(cell.mean() - Statistics.mean(there)));
        }
        return new double[] {draw, mean};
    }

    @Test
    void dropoutsGridIsSaidAsItWasMeasured() {
        JsonNode json = JsonMapper.shared().readTree(text(DOCS.resolve("results/dropout-grid-mnist.json")));
        Choice choice = TableJson.readChoices("{\"table\":{\"choices\":[" + json + "]}}")
                .get(0);
        String found = choice.candidates().stream()
                .map(each -> String.format(
                        Locale.ROOT,
                        "%s %.1f %%",
                        each.method().description().replace("dropout ", ""),
                        100 * each.validation()))
                .reduce((one, next) -> one + ", " + next)
                .orElseThrow();
        assertThat(choice.candidates()).allMatch(each -> each.draws() == 4 && each.epochs() == 200);
        assertThat(words(DOCS.resolve("deviations.md"))).contains("probability " + found);
    }

    @Test
    void whatTheReadmeClaimsInItsOwnWordsIsWhatTheSentencesSay() {
        String beanAndDropout =
                "On MNIST, the draws do not decide between BEAN-2 and the best of the paper's rows without BEAN";
        assertThat(sentences())
                .anyMatch(text -> text.startsWith(beanAndDropout)
                        && everyNumberOfShots(text)
                        && text.split("dropout, off at test", -1).length == 5)
                .anyMatch(text -> text.startsWith("On Fashion-MNIST, BEAN-1 is worse than the best")
                        && text.contains("with 1 shot by 1.8 points (Imitation networks;"))
                .anyMatch(text -> text.startsWith("On Fashion-MNIST, BEAN-2 is worse than the best")
                        && text.contains("with 1 shot by 1.8 points (Imitation networks;"))
                .anyMatch(text -> text.startsWith(
                                "On Fashion-MNIST, the draws do not decide between the best row without any network")
                        && everyNumberOfShots(text)
                        && text.split("Kernel ridge, blurred", -1).length == 5)
                .anyMatch(text ->
                        text.startsWith("On Fashion-MNIST, training on distorted images with BEAN-1 is better than")
                                && text.contains("with 10 shots")
                                && text.contains("and with 20 shots"))
                .noneMatch(
                        text -> text.startsWith(
                                "On MNIST, training on distorted images with BEAN-1 is better than training on distorted images"));
        for (String data : List.of("MNIST", "Fashion-MNIST")) {
            assertThat(sentences())
                    .anyMatch(text ->
                            text.startsWith("On " + data + ", the vanilla network here is better than the paper's")
                                    && everyNumberOfShots(text));
            for (String order : List.of("BEAN-1", "BEAN-2")) {
                assertThat(sentences())
                        .anyMatch(text ->
                                text.startsWith("On " + data + ", " + order + " is better than the vanilla network")
                                        && everyNumberOfShots(text));
            }
        }
    }

    private static boolean everyNumberOfShots(String text) {
        return List.of("with 1 shot ", "with 5 shots ", "with 10 shots ", "with 20 shots ").stream()
                .allMatch(text::contains);
    }
}
