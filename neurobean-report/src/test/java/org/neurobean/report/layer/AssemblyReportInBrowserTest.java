package org.neurobean.report.layer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.report.page.DataKeys;
import org.neurobean.report.page.PageTest;

/** The written page in a real browser. */
class AssemblyReportInBrowserTest extends PageTest {

    @TempDir
    private static Path directory;

    private static Path file;

    @BeforeAll
    static void write() {
        file = AssemblyReportWriter.write(FakeAnalyses.lenet(), directory.resolve("report.html"))
                .path();
    }

    private Page open(int width, int height, ColorScheme scheme) {
        return open(file.toUri().toString(), width, height, scheme);
    }

    @Test
    void everyPictureIsDrawnLightAndDark() {
        Page page = open(1440, 900, ColorScheme.LIGHT);
        page.waitForTimeout(300);
        // Three runs, each with a map, two heat-maps, weights and the drawing, and ten small maps.
        assertThat(drawn(page)).isEqualTo(25);
        assertFits(page);
        shoot(page, "assembly-desktop-light");
        page.locator("#theme").click();
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(20, 23, 26)");
        page.locator("[data-keys='2'] button").nth(3).click();
        shoot(page, "assembly-desktop-dark");
    }

    /** Pictures with more than ten colours on them. */
    private static Object drawn(Page page) {
        return page.evaluate("""
                [...document.querySelectorAll('.plot canvas:not(.over)')].filter((canvas) => {
                  const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                  return canvas.width > 100 && new Set(new Uint32Array(data.buffer)).size > 10;
                }).length""");
    }

    @Test
    void fitsAPhoneAndShowsTheCardAsASheet() {
        Page page = open(390, 844, ColorScheme.LIGHT);
        assertFits(page);
        shoot(page, "assembly-phone-light");
        assertThat(page.locator("#panel").isVisible()).isFalse();
        page.locator("#theme").click();
        page.locator("[data-keys='2'] button").nth(3).click();
        assertThat(page.locator("#panel-body").isVisible()).isFalse();
        page.locator("#panel-toggle").click();
        assertThat(page.locator("#panel-body h3").textContent()).isEqualTo("Assembly 3");
        assertFits(page);
        page.waitForTimeout(200);
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("assembly-phone-dark.png")));
    }

    @Test
    void anAssemblyIsMarkedInEveryViewAndTheCardSaysWhatBreaks() {
        Page page = open(1440, 900, ColorScheme.LIGHT);
        page.waitForTimeout(200);
        List<Object> before = pictures(page);
        page.locator("[data-keys='2'] button").nth(3).click();
        page.waitForTimeout(200);
        List<Object> after = pictures(page);
        for (int view = 0; view < before.size(); view++) {
            assertThat(after.get(view)).as("view %d of BEAN-2", view).isNotEqualTo(before.get(view));
        }
        assertThat(page.locator("#chosen-count").textContent()).isEqualTo("7 neurons chosen");
        assertThat(page.locator("#panel-body").innerText())
                .contains("Assembly 3", "Mean activation by class", "What breaks without them", "\u221292");
        assertThat(page.locator("#panel-body .image canvas").count()).isPositive();
        assertThat(page.locator("#neuron-table tr[aria-selected=true]").count()).isPositive();
        assertThat(page.url()).contains("#n2=");
    }

    /** Every large picture of BEAN-2 as text. */
    @SuppressWarnings("unchecked")
    private static List<Object> pictures(Page page) {
        return (List<Object>) page.evaluate("""
                [...document.querySelectorAll('.panels [data-layer="2"] canvas:not(.over)')].map((c) => c.toDataURL())""");
    }

    @Test
    void aNeuronOfAHeatMapHasItsCard() {
        Page page = open(1440, 900, ColorScheme.LIGHT);
        Locator weights = page.locator("[data-plot=weights][data-layer='1']");
        weights.click();
        assertThat(page.locator("#chosen-count").textContent()).isEqualTo("1 neuron chosen");
        assertThat(page.locator("#panel-body h3").textContent()).startsWith("Neuron ");
        assertThat(page.locator("#panel-body").innerText())
                .contains("Selectivity", "Silhouette", "Excited most by", "What breaks without it");
        page.locator("#panel-body .button.small").click();
        assertThat(page.locator("#panel-body h3").textContent()).startsWith("Assembly ");
    }

    @Test
    void drawingAroundPointsTakesThemAndEscapeLetsThemGo() {
        Page page = open(1440, 900, ColorScheme.LIGHT);
        Locator map = page.locator("[data-plot=map][data-layer='2']");
        map.scrollIntoViewIfNeeded();
        BoundingBox box = map.boundingBox();
        page.mouse().move(box.x + 1, box.y + 1);
        page.mouse().down();
        page.mouse().move(box.x + box.width - 1, box.y + 1);
        page.mouse().move(box.x + box.width - 1, box.y + box.height - 1);
        page.mouse().move(box.x + 1, box.y + box.height - 1);
        page.mouse().up();
        assertThat(page.locator("#chosen-count").textContent()).isEqualTo("84 neurons chosen");
        page.keyboard().press("Escape");
        assertThat(page.locator("#chosen-count").textContent()).isEqualTo("No neurons chosen");
        assertThat(page.url()).doesNotContain("n2=");
    }

    @Test
    void theAddressBringsAViewBackAndNonsenseInItDoesNoHarm() {
        Page page = open(file.toUri() + "#n1=3,5-7&map=pca&colour=activation&of=4", 1440, 900, ColorScheme.LIGHT);
        assertThat(page.locator("#chosen-count").textContent()).isEqualTo("4 neurons chosen");
        assertThat(page.locator("[data-choice=map] [aria-pressed=true]").textContent())
                .isEqualTo("PCA");
        assertThat(page.locator("[data-setting=of]").inputValue()).isEqualTo("4");
        Page other = open(
                file.toUri() + "#n1=3,99999,x,%00%zz&n9=1&map=evil&run=77&of=123456&=&__proto__=1",
                1440,
                900,
                ColorScheme.LIGHT);
        assertThat(other.locator("#chosen-count").textContent()).isEqualTo("1 neuron chosen");
    }

    @Test
    void idsAreCopiedAndSaved() throws IOException {
        Page page = open(file.toUri() + "#n2=3,5-7", 1440, 900, ColorScheme.LIGHT);
        page.locator("#copy-ids").click();
        page.waitForCondition(() -> page.locator("#panel-status").textContent().equals("Copied 4 ids."));
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo("3, 5, 6, 7");
        Download download = page.waitForDownload(() -> page.locator("#save-ids").click());
        assertThat(download.suggestedFilename()).isEqualTo("chosen-neurons.csv");
        assertThat(Files.readAllLines(download.path()))
                .hasSize(5)
                .startsWith("run,neuron,assembly,preferred_class,selectivity,silhouette,state")
                .element(1)
                .asString()
                .startsWith("\"BEAN-2\",3,");
    }

    @Test
    void theTableFiltersSortsAndChooses() {
        Page page = open(1440, 900, ColorScheme.LIGHT);
        Locator rows = page.locator("#neuron-table tbody tr");
        assertThat(rows.count()).isEqualTo(50);
        page.locator("#filter-ids").fill("3, 20-31");
        assertThat(rows.count()).isEqualTo(13);
        page.locator("#filter-state").selectOption("dead");
        assertThat(page.locator("#list-note").textContent()).startsWith("2 neurons of 84 in BEAN-2, 2 dead");
        page.locator("#filter-state").selectOption("");
        page.locator("#neuron-table thead button").first().click();
        assertThat(rows.first().getAttribute("data-id")).isEqualTo("31");
        page.locator("#choose-listed").click();
        assertThat(page.locator("#chosen-count").textContent()).isEqualTo("13 neurons chosen");
        rows.nth(2).click();
        assertThat(page.locator("#panel-body h3").textContent()).isEqualTo("Neuron 29");
        rows.nth(2).press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("#panel-body h3").textContent()).isEqualTo("Neuron 28");
        page.locator("#filter-ids").fill("");
        page.locator("#filter-assembly").selectOption("3");
        assertThat(rows.count()).isEqualTo(7);
    }

    @Test
    void theSummarySorts() {
        Page page = open(1440, 900, ColorScheme.LIGHT);
        page.locator("#summary thead button").nth(5).click();
        assertThat(page.locator("#summary tbody th").allTextContents()).containsExactly("BEAN-2", "BEAN-1", "plain");
    }

    @Test
    void everyPictureIsReadByTheKeyboard() {
        Page page = open(1440, 900, ColorScheme.LIGHT);
        for (String view : List.of("map", "ablation", "correlation", "weights", "drawing")) {
            Locator plot = page.locator("[data-plot=" + view + "][data-layer='2']");
            plot.focus();
            for (String key : List.of("ArrowDown", "ArrowRight", "ArrowDown")) {
                page.keyboard().press(key);
            }
            assertThat(plot.locator("xpath=..").locator(".reading").textContent())
                    .as(view)
                    .containsPattern("(?i)neuron|class");
            page.keyboard().press("Enter");
            assertThat(page.locator("#chosen-count").textContent()).as(view).containsPattern("^[1-9]");
            page.keyboard().press("Escape");
        }
    }

    @Test
    void mapsTakeEveryColouring() {
        Page page = open(1440, 900, ColorScheme.LIGHT);
        Object last = "";
        for (String colour : List.of("assembly", "preferred", "selectivity", "activation")) {
            page.locator("[data-setting=colour]").selectOption(colour);
            page.waitForTimeout(100);
            Object now = pictures(page).get(0);
            // In BEAN-2 assemblies are classes: the same colours, but other names stand beside them.
            assertThat(now).as(colour).isNotEqualTo(last);
            last = now;
        }
        page.locator("#minis .mini .plot").nth(7).click();
        assertThat(page.locator("[data-setting=of]").inputValue()).isEqualTo("7");
        page.locator("[data-choice=map] button").nth(1).click();
        shoot(page, "assembly-activation-pca");
    }

    @Test
    void aClassIsChosenInEveryRun() {
        Page page = open(1440, 900, ColorScheme.LIGHT);
        page.locator("[data-setting=colour]").selectOption("preferred");
        page.locator("[data-keys='0'] button").nth(3).click();
        assertThat(page.locator("#panel-body .segment button").count()).isEqualTo(3);
        assertThat(page.url()).contains("n0=", "n1=", "n2=");
    }

    @Test
    void tooltipsNameNeuronsAndValues() {
        Page page = open(1440, 900, ColorScheme.LIGHT);
        page.locator("[data-plot=ablation][data-layer='2']").hover();
        assertThat(page.locator("#tip").innerText()).contains("Class", "without assembly", "accuracy", "change");
        page.locator("[data-plot=correlation][data-layer='2']").hover();
        assertThat(page.locator("#tip").innerText()).contains("Neurons", "wiring", "assemblies");
    }

    @Test
    void theSliderShowsFewerConnections() {
        Page page = open(1440, 900, ColorScheme.LIGHT);
        page.waitForTimeout(200);
        String before = page.locator("[data-lines='0']").textContent();
        page.locator("[data-setting=threshold]").fill("80");
        page.waitForTimeout(200);
        assertThat(page.locator("[data-lines='0']").textContent()).isNotEqualTo(before);
        assertThat(page.url()).contains("threshold=80");
    }

    @Test
    void namesAreShownAsTextAndNeverRun() {
        Path other = AssemblyReportWriter.write(AssemblyReportWriterTest.nasty(), directory.resolve("nasty.html"))
                .path();
        Page page = open(other.toUri().toString(), 1280, 900, ColorScheme.LIGHT);
        assertThat(page.locator("h1").textContent()).isEqualTo(AssemblyReportWriterTest.NASTY);
        page.locator("[data-setting=colour]").selectOption("preferred");
        page.locator("[data-keys='0'] button").first().click();
        page.locator("[data-plot=weights]").hover();
        assertThat(page.locator("#tip").innerText()).contains("\u2192");
        assertThat(page.locator("#panel-body h3").textContent()).contains("<img src=x");
        assertThat(page.locator("img").count()).isZero();
        assertFits(page);
    }

    @Test
    void aLayerWithNothingMeasuredIsShownToo() {
        Path other = AssemblyReportWriter.write(AssemblyReportWriterTest.bare(), directory.resolve("bare.html"))
                .path();
        Page page = open(other.toUri().toString(), 1280, 900, ColorScheme.DARK);
        page.locator("#neuron-table tbody tr").first().click();
        assertThat(page.locator("#panel-body h3").textContent()).isEqualTo("Neuron 0");
        assertThat(page.locator("#panel-body").innerText()).doesNotContain("breaks", "Excited");
        shoot(page, "assembly-bare");
    }

    @Test
    void aLargePageAnswersWithinASecond() {
        Path other = AssemblyReportWriter.write(FakeAnalyses.large(1), directory.resolve("large.html"))
                .path();
        Page page = open(other.toUri().toString(), 1440, 900, ColorScheme.LIGHT);
        page.waitForTimeout(500);
        Object milliseconds = page.evaluate("""
                () => {
                  const start = performance.now();
                  document.querySelector('[data-keys] button').click();
                  NeuroBean.Plot.all.forEach((plot) => plot.draw());
                  return performance.now() - start;
                }""");
        assertThat(((Number) milliseconds).doubleValue()).isLessThan(1000);
    }

    @Test
    void thePageAsksForTheDocumentedKeysAndRefusesOthers() throws IOException {
        Page page = open(1280, 900, ColorScheme.LIGHT);
        assertThat(DataKeys.asked(page, "AssemblyData")).isEqualTo(AssemblyDataTest.KEYS);
        assertRefusesItsData(
                file, "\"byAssembly\":", "\"byGroup\":", "its data has an unknown key layers[0].ablation.byGroup");
        assertRefusesItsData(file, "\"readouts\":[", "\"readouts\":[0,", "its data has no object readouts[0]");
    }

    @Test
    void injectedMarkupDoesNothing() throws IOException {
        assertInjectedMarkupDoesNothing(file);
    }

    @Test
    void paperIsLightAndFits() {
        Page page = open(1280, 900, ColorScheme.DARK);
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize(720, 1000);
        page.waitForTimeout(300);
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertFits(page);
        shoot(page, "assembly-print");
    }
}
