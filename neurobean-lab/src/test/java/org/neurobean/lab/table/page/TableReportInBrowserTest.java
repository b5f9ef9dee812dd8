package org.neurobean.lab.table.page;

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
import org.neurobean.lab.table.FakeTables;
import org.neurobean.lab.table.FewShotTable;
import org.neurobean.lab.table.TableFindings;
import org.neurobean.report.page.DataKeys;
import org.neurobean.report.page.PageTest;

/** The written page in a real browser. */
final class TableReportInBrowserTest extends PageTest {

    /** Learning curves of two data sets, and the single draws. */
    private static final int CHARTS = 3;

    @TempDir
    private static Path directory;

    private static Path whole;

    @BeforeAll
    static void write() {
        whole = write(FakeTables.whole(), "whole");
    }

    private static Path write(FewShotTable table, String name) {
        return TableReportWriter.write(
                        new TableReport(table, "./neurobean reproduce table1 --rows all"),
                        directory.resolve(name + ".html"))
                .path();
    }

    private Page open(int width, int height, ColorScheme scheme) {
        return open(whole.toUri().toString(), width, height, scheme);
    }

    @Test
    void everyChartIsDrawn() {
        Page page = open(1280, 900, ColorScheme.LIGHT);
        assertThat(page.locator(".chart canvas").count()).isEqualTo(CHARTS);
        assertThat(page.evaluate("""
                        [...document.querySelectorAll('.chart canvas')].filter((canvas) => {
                          const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                          return canvas.width > 100 && new Set(new Uint32Array(data.buffer)).size > 10;
                        }).length""")).isEqualTo(CHARTS);
        assertFits(page);
        page.locator(".verdict summary").first().click();
        assertThat(page.locator(".verdict li:visible").count()).isPositive();
        assertThat(page.evaluate("[...document.querySelectorAll('#results .scroll:has(.cells)')]"
                        + ".map((box) => box.scrollWidth - box.clientWidth)"))
                .as("width of the tables beyond their places")
                .isEqualTo(List.of(0, 0));
    }

    @Test
    void followsTheSystemsDarkThemeAndTheButton() {
        Page page = open(1280, 900, ColorScheme.DARK);
        assertThat(background(page)).isEqualTo("rgb(20, 23, 26)");
        shoot(page, "table1-dark");
        Object dark = picture(page);
        page.locator("#theme").click();
        assertThat(background(page)).isEqualTo("rgb(247, 247, 245)");
        assertThat(picture(page)).isNotEqualTo(dark);
    }

    @Test
    void fitsAPhone() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = open(390, 844, scheme);
            assertFits(page);
            page.locator("[data-show=other]").click();
            page.locator("#settings summary").first().click();
            page.locator("#draws summary").click();
            assertFits(page);
            shoot(page, "table1-phone-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    @Test
    void theTableSortsByWhatIsSeen() {
        Page page = open(1280, 900, ColorScheme.LIGHT);
        Locator table = page.locator("table.cells").first();
        table.locator("thead button").nth(1).click();
        assertThat(sorted(page, "best")).isTrue();
        page.locator("[data-epoch-choice=last]").click();
        assertThat(sorted(page, "last")).isTrue();
        table.locator("thead button").nth(1).click();
        table.locator("thead button").nth(1).click();
        assertThat(rows(page).get(0)).isEqualTo("Vanilla LeNet-5");
    }

    private static boolean sorted(Page page, String epoch) {
        return (boolean) page.evaluate("""
                (epoch) => {
                  const rows = [...document.querySelector('table.cells').tBodies[0].rows];
                  const values = rows.map((row) => Number(row.cells[1].dataset[epoch]));
                  return values.every((value, i) => i === 0 || values[i - 1] >= value);
                }""", epoch);
    }

    private static List<String> rows(Page page) {
        return page.locator("table.cells")
                .first()
                .locator("tbody tr:visible th")
                .allTextContents();
    }

    @Test
    void theLastEpochTakesThePlaceOfTheBest() {
        Page page = open(1280, 900, ColorScheme.LIGHT);
        Locator cell = page.locator("[data-cell='bean-2 mnist 10']");
        String best = cell.innerText();
        Object curve = picture(page);
        page.locator("[data-epoch-choice=last]").click();
        assertThat(cell.innerText()).isNotEqualTo(best).contains("\u00b1");
        assertThat(picture(page)).isNotEqualTo(curve);
        assertThat(page.locator("[data-epoch-choice=last]").getAttribute("aria-pressed"))
                .isEqualTo("true");
        page.locator("[data-epoch-choice=best]").click();
        assertThat(cell.innerText()).isEqualTo(best);
    }

    @Test
    void groupsCanBeHidden() {
        Page page = open(1280, 900, ColorScheme.LIGHT);
        int all = rows(page).size();
        assertThat(all).isEqualTo(FakeTables.whole().rows().size());
        page.locator("[data-group-choice=pixels]").click();
        page.locator("[data-group-choice=control]").click();
        assertThat(rows(page)).hasSizeLessThan(all).noneMatch(row -> row.contains("Kernel ridge"));
        page.locator("table.cells").first().locator("thead button").nth(2).click();
        assertThat(rows(page)).noneMatch(row -> row.contains("Kernel ridge"));
        page.locator("[data-group-choice=pixels]").click();
        page.locator("[data-group-choice=control]").click();
        assertThat(rows(page)).hasSize(all);
    }

    @Test
    void cellsShowWhatIsAskedFor() {
        Page page = open(1280, 900, ColorScheme.LIGHT);
        Locator cell = page.locator("[data-cell='bean-2 mnist 10']");
        assertThat(visible(cell, ".paper")).isOne();
        assertThat(visible(cell, ".vanilla")).isOne();
        assertThat(visible(cell, ".other")).isZero();
        page.locator("[data-show=paper]").click();
        page.locator("[data-show=vanilla]").click();
        page.locator("[data-show=other]").click();
        for (String epoch : List.of("last", "best")) {
            page.locator("[data-epoch-choice=" + epoch + "]").click();
            assertThat(visible(cell, ".paper")).isZero();
            assertThat(visible(cell, ".vanilla")).isZero();
            assertThat(visible(cell, ".other")).isOne();
        }
    }

    private static int visible(Locator cell, String what) {
        return cell.locator(what + ":visible").count();
    }

    @Test
    void aChosenCellShowsItsDraws() {
        Page page = open(1280, 900, ColorScheme.LIGHT);
        assertThat(page.locator("#draws-title").textContent()).contains("BEAN-2");
        Locator cell = page.locator("[data-cell='kernel-ridge fashion-mnist 20']");
        cell.focus();
        page.keyboard().press("Enter");
        assertThat(cell.getAttribute("aria-pressed")).isEqualTo("true");
        assertThat(page.locator("[data-cell][aria-pressed=true]").count()).isOne();
        assertThat(page.locator("#draws-title").textContent())
                .isEqualTo("Single draws: Kernel ridge, pixels, Fashion-MNIST, 20-shot");
        assertThat(page.locator("#draws-text").textContent())
                .contains("over 20 of 20 draws", "to vanilla", "setting:")
                .doesNotContain("undefined", "NaN", "null");
        assertThat(page.locator("#draws-table tbody tr").count()).isEqualTo(20);
    }

    @Test
    void theDrawsOfAChosenCellStayInSightUntilTheyAreUnpinned() {
        Page page = open(1280, 900, ColorScheme.LIGHT);
        page.locator("[data-cell='vanilla mnist 1']").click();
        assertThat(inSight(page)).isTrue();
        shoot(page, "table1-light");
        page.locator("#draws-unpin").click();
        assertThat(inSight(page)).isFalse();
        Page phone = open(390, 844, ColorScheme.LIGHT);
        phone.locator("[data-cell='vanilla mnist 1']").click();
        assertThat(inSight(phone)).isTrue();
    }

    private static boolean inSight(Page page) {
        return (boolean) page.evaluate("(({top, bottom}) => top < innerHeight && bottom > 0)"
                + "(document.getElementById('draws-chart').getBoundingClientRect())");
    }

    @Test
    void curvesTellEveryRowAndHideThoseThatAreNotWanted() {
        Page page = open(1280, 900, ColorScheme.LIGHT);
        Locator chart = page.locator("[data-curve=mnist]");
        chart.hover();
        assertThat(chart.locator(".tip").innerText())
                .contains("-shot", "LeNet-5 + BEAN-2", "paper")
                .doesNotContain("Kernel ridge", "undefined");
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("table1-tooltip.png")));
        page.mouse().move(0, 0);
        page.locator("[data-curve-row]")
                .filter(new Locator.FilterOptions().setHasText("Kernel ridge, pixels"))
                .click();
        page.locator("[data-curve-row]")
                .filter(new Locator.FilterOptions().setHasText("Vanilla"))
                .click();
        chart.hover();
        assertThat(chart.locator(".tip").innerText())
                .contains("Kernel ridge, pixels")
                .doesNotContain("Vanilla");
    }

    @Test
    void anUnfinishedTableIsShownWithItsGaps() {
        Path file = write(FakeTables.unfinished(), "unfinished");
        Page page = open(file.toUri().toString(), 1280, 900, ColorScheme.LIGHT);
        assertThat(page.locator(".unfinished").textContent()).contains("Not finished", "l1 norm");
        page.locator("[data-cell='bean-2 mnist 20']").click();
        assertThat(page.locator("#draws-text").textContent()).contains("over 4 of 20 draws");
        assertThat(page.locator("#draws-table tbody tr").nth(19).textContent()).contains("\u2013");
        assertFits(page);
        shoot(page, "table1-unfinished");
    }

    @Test
    void aTableWithoutAnyTrialIsAPageWithoutComplaints() {
        FewShotTable begun = new FewShotTable(
                FakeTables.whole().rows(),
                List.of("mnist"),
                List.of(5),
                20,
                "disjoint",
                0,
                List.of(),
                List.of(),
                List.of());
        Page page = open(write(begun, "begun").toUri().toString(), 1280, 900, ColorScheme.LIGHT);
        assertThat(page.locator("#draws").isVisible()).isFalse();
        page.locator("[data-epoch-choice=last]").click();
        page.locator("#theme").click();
        assertFits(page);
    }

    @Test
    void namesAreShownAsTextAndNeverRun() {
        Path file = write(TableReportWriterTest.nasty(), "nasty");
        Page page = open(file.toUri().toString(), 1280, 900, ColorScheme.LIGHT);
        String name = TableReportWriterTest.NASTY;
        assertThat(page.locator("#draws-title").textContent()).startsWith("Single draws: " + name);
        Locator chart = page.locator("[data-curve]").first();
        chart.hover();
        assertThat(chart.locator(".tip").textContent()).contains(name);
        assertThat(page.locator("img").count()).isZero();
    }

    @Test
    void thePageAsksForTheDocumentedKeysAndRefusesOthers() throws IOException {
        Page page = open(1280, 900, ColorScheme.LIGHT);
        assertThat(DataKeys.asked(page, "TableData")).isEqualTo(TableDataTest.KEYS);
        assertRefusesItsData(whole, "\"toVanilla\":", "\"difference\":", "its data has an unknown key");
        assertRefusesItsData(whole, "\"shots\":[", "\"cells\":0,\"x\":[", "its data has an unknown key x");
    }

    @Test
    void injectedMarkupDoesNothing() throws IOException {
        assertInjectedMarkupDoesNothing(whole);
    }

    @Test
    void paperIsLightAndHasEverySentence() {
        Page page = open(1280, 900, ColorScheme.DARK);
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize(720, 1000);
        page.waitForTimeout(300);
        assertThat(background(page)).isEqualTo("rgb(255, 255, 255)");
        assertFits(page);
        assertThat(page.locator(".verdict li:visible").count())
                .isEqualTo(TableFindings.of(FakeTables.whole()).size());
        shoot(page, "table1-print");
    }

    private static Object background(Page page) {
        return page.evaluate("getComputedStyle(document.body).backgroundColor");
    }

    private static Object picture(Page page) {
        page.waitForTimeout(200);
        return page.evaluate("document.querySelector('[data-curve] canvas').toDataURL()");
    }
}
