package org.neurobean.lab.report.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurobean.lab.report.Browser;

/** The written page in a real browser. What it looks like lies in {@code target/screenshots} afterwards. */
class AssemblyReportInBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    @TempDir
    private static Path directory;

    private static Browser browser;
    private static Path file;

    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    @BeforeAll
    static void openBrowser() {
        browser = Browser.open();
        file = AssemblyReportWriter.write(FakeAnalyses.lenet(), directory.resolve("report.html"))
                .path();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    private Page open(int width, int height, ColorScheme scheme) {
        return open(file.toUri().toString(), width, height, scheme);
    }

    private Page open(String url, int width, int height, ColorScheme scheme) {
        BrowserContext context = browser.chromium()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme)
                        .setPermissions(List.of("clipboard-read", "clipboard-write")));
        Page page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(complaints::add);
        page.onRequest(request -> requests.add(request.url()));
        page.navigate(url);
        return page;
    }

    /** The law of every page: silent, and alone with its file. */
    @AfterEach
    void thereWasNoComplaintAndNoRequest() {
        browser.chromium().contexts().forEach(BrowserContext::close);
        assertThat(complaints).isEmpty();
        assertThat(requests).allMatch(url -> url.startsWith("file:") || url.startsWith("blob:"));
    }

    private static void shoot(Page page, String name) {
        page.waitForTimeout(300);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve("assembly-" + name + ".png"))
                .setFullPage(true));
    }

    private static void assertFits(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("width beyond the window")
                .isEqualTo(0);
    }

    @Test
    void everyViewIsDrawnLightAndDark() {
        Page page = open(1440, 900, ColorScheme.LIGHT);
        shoot(page, "desktop-light");
        assertFits(page);
        page.locator("#theme").click();
        page.locator("[data-keys='2'] button").nth(3).click();
        shoot(page, "desktop-dark");
        Locator phone = open(390, 844, ColorScheme.LIGHT).locator("body");
        shoot(phone.page(), "phone-light");
        assertFits(phone.page());
        phone.page().locator("#theme").click();
        phone.page().locator("[data-keys='2'] button").nth(3).click();
        phone.page().locator("#panel-toggle").click();
        phone.page().waitForTimeout(300);
        phone.page().screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("assembly-phone-dark.png")));
        assertFits(phone.page());
        file = AssemblyReportWriter.write(FakeAnalyses.large(3), directory.resolve("large.html"))
                .path();
        long start = System.nanoTime();
        Page large = open(1440, 900, ColorScheme.LIGHT);
        large.waitForTimeout(10);
        large.evaluate("new Promise(requestAnimationFrame)");
        System.err.println("LARGE " + (System.nanoTime() - start) / 1e9 + " s "
                + file.toFile().length());
        shoot(large, "large");
    }
}
