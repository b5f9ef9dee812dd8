package org.neurobean.report.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.report.page.DataKeys;
import org.neurobean.report.page.PageTest;

/** The written page in a real browser. */
class ReportInBrowserTest extends PageTest {

    /** How many charts a page of the fake report has: loss, accuracy, three layers' penalties, three heat maps. */
    private static final int CHARTS = 8;

    @TempDir
    private static Path directory;

    private static Path file;

    @BeforeAll
    static void write() {
        file = ReportWriter.write(FakeReports.lenet(), directory.resolve("report.html"))
                .path();
    }

    private Page open(int width, int height, ColorScheme scheme) {
        return open(file.toUri().toString(), width, height, scheme);
    }

    @Test
    void everyChartIsDrawn() {
        Page page = open(1280, 900, ColorScheme.LIGHT);
        assertThat(page.locator(".chart canvas").count()).isEqualTo(CHARTS);
        // More than one colour on every canvas: something stands on it.
        assertThat(page.evaluate("""
                        [...document.querySelectorAll('.chart canvas')].filter((canvas) => {
                          const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                          return canvas.width > 100 && new Set(new Uint32Array(data.buffer)).size > 10;
                        }).length""")).isEqualTo(CHARTS);
        assertFits(page);
        assertThat(page.evaluate("(({scrollWidth, clientWidth}) => scrollWidth - clientWidth)"
                        + "(document.querySelector('.scroll'))"))
                .as("width of the table of results beyond its place")
                .isEqualTo(0);
        shoot(page, "desktop-light");
    }

    @Test
    void followsTheSystemsDarkThemeAndTheButton() {
        Page page = open(1280, 900, ColorScheme.DARK);
        assertThat(background(page)).isEqualTo("rgb(20, 23, 26)");
        shoot(page, "desktop-dark");
        Object dark = firstMap(page);
        page.locator("#theme").click();
        assertThat(background(page)).isEqualTo("rgb(247, 247, 245)");
        assertThat(page.locator("#theme").textContent()).contains("Dark");
        assertThat(firstMap(page)).as("the charts are drawn anew").isNotEqualTo(dark);
    }

    private static Object background(Page page) {
        return page.evaluate("getComputedStyle(document.body).backgroundColor");
    }

    private static Object firstMap(Page page) {
        page.waitForTimeout(200);
        return page.evaluate("document.querySelector('[data-map] canvas').toDataURL()");
    }

    @Test
    void fitsAPhone() {
        Page page = open(390, 844, ColorScheme.LIGHT);
        assertFits(page);
        assertThat(page.locator(".chart canvas").count()).isEqualTo(CHARTS);
        shoot(page, "phone-light");
        page.locator("#theme").click();
        page.waitForTimeout(200);
        shoot(page, "phone-dark");
    }

    @Test
    void fitsAgainAfterTheWindowChanged() {
        Page page = open(1280, 900, ColorScheme.LIGHT);
        page.setViewportSize(390, 844);
        page.waitForTimeout(300);
        assertFits(page);
        assertThat(page.evaluate("document.querySelector('[data-map] canvas').clientWidth <= 390"))
                .isEqualTo(true);
    }

    @Test
    void tooltipsTellEpochAndWeight() {
        Page page = open(1280, 900, ColorScheme.LIGHT);
        Locator loss = page.locator("[data-curve=loss]");
        loss.hover();
        assertThat(loss.locator(".tip").innerText()).contains("Epoch", "plain", "BEAN-1", "BEAN-2");
        Locator map = page.locator("[data-map='2']");
        map.hover();
        assertThat(map.locator(".tip").innerText()).contains("Neuron", "\u2192", "weight", "prefers");
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("tooltip.png")));
    }

    @Test
    void theHeatMapIsReadByArrowKeys() {
        Page page = open(1280, 900, ColorScheme.LIGHT);
        page.locator("[data-map='1']").focus();
        page.keyboard().press("ArrowDown");
        String first = page.locator("[data-reading='1']").textContent();
        assertThat(first).matches("Neuron \\d+ \u2192 0: weight .*, prefers 0");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("[data-reading='1']").textContent())
                .contains("\u2192 1")
                .isNotEqualTo(first);
    }

    @Test
    void theTableSortsUpDownAndBack() {
        Page page = open(1280, 900, ColorScheme.LIGHT);
        Locator accuracy = page.locator("table.results thead button").nth(1);
        assertThat(runs(page)).containsExactly("plain", "BEAN-1", "BEAN-2");
        page.locator("table.results thead button").nth(0).focus();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("table.results thead th").nth(1).getAttribute("aria-sort"))
                .isEqualTo("descending");
        assertThat(runs(page)).containsExactly("plain", "BEAN-1", "BEAN-2");
        accuracy.click();
        assertThat(runs(page)).containsExactly("BEAN-2", "BEAN-1", "plain");
        accuracy.click();
        assertThat(runs(page)).containsExactly("plain", "BEAN-1", "BEAN-2");
    }

    private static List<String> runs(Page page) {
        return page.locator("table.results tbody th").allTextContents().stream()
                .map(text -> text.replaceAll("(no penalty|order).*", ""))
                .toList();
    }

    @Test
    void theLegendHidesARunInAllCurves() {
        Page page = open(1280, 900, ColorScheme.LIGHT);
        Locator plain = page.locator("[data-run='0']");
        plain.click();
        assertThat(plain.getAttribute("aria-pressed")).isEqualTo("false");
        Locator loss = page.locator("[data-curve=loss]");
        loss.hover();
        assertThat(loss.locator(".tip").innerText()).doesNotContain("plain").contains("BEAN-1");
    }

    @Test
    void namesAreShownAsTextAndNeverRun() {
        String nasty = "<img src=x onerror=alert(1)></script>";
        ReportedRun like = FakeReports.run(nasty, nasty, 0.9, 2, 1);
        Report report = new Report(nasty, nasty, FakeReports.provenance(100), List.of(like));
        Path other = ReportWriter.write(report, directory.resolve("nasty.html")).path();
        Page page = open(other.toUri().toString(), 1280, 900, ColorScheme.LIGHT);
        assertThat(page.locator("h1").textContent()).isEqualTo(nasty);
        Locator accuracy = page.locator("[data-curve=accuracy]");
        accuracy.hover();
        assertThat(accuracy.locator(".tip").innerText()).contains(nasty);
        assertThat(page.locator("img").count()).isZero();
        shoot(page, "one-run-one-epoch");
    }

    @Test
    void thePageAsksForTheDocumentedKeysAndRefusesOthers() throws IOException {
        Page page = open(1280, 900, ColorScheme.LIGHT);
        assertThat(DataKeys.asked(page, "TrainingData")).isEqualTo(TrainingDataTest.KEYS);
        assertRefusesItsData(
                file, "\"trainAccuracy\":", "\"training\":", "its data has an unknown key runs[0].training");
        assertRefusesItsData(file, "\"accuracyDecimals\":2,", "", "its data has no key accuracyDecimals");
        assertRefusesItsData(file, "\"runs\":[", "\"runs\":0,\"x\":[", "its data has an unknown key x");
        assertRefusesItsData(
                file, "\"groups\":[", "\"groups\":[null,", "its data has no object runs[0].weights.groups[0]");
    }

    @Test
    void injectedMarkupDoesNothing() throws IOException {
        assertInjectedMarkupDoesNothing(file);
    }

    @Test
    void paperIsLightAndShowsEveryChart() {
        Page page = open(1280, 900, ColorScheme.DARK);
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize(720, 1000);
        page.waitForTimeout(300);
        assertThat(background(page)).isEqualTo("rgb(255, 255, 255)");
        assertFits(page);
        shoot(page, "print");
    }
}
