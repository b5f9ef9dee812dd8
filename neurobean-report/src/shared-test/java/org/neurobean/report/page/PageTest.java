package org.neurobean.report.page;


import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/**
 * What holds for every page in a real browser: it is silent, and alone with its file. What pages look like lies in
 * {@code target/screenshots} afterwards.
 */
public abstract class PageTest {

    protected static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private int opened;

    @BeforeAll
    static void openBrowser() {
        browser = Browser.open();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    /** Opens an address in a window of this size. */
    protected final Page open(String url, int width, int height, ColorScheme scheme) {
        BrowserContext context = browser.chromium()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme)
                        .setPermissions(List.of("clipboard-read", "clipboard-write")));
        Page page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(complaints::add);
        page.onRequest(request -> requests.add(request.url()));
        opened++;
        page.navigate(url);
        return page;
    }

    @AfterEach
    final void thereWasNoComplaintAndNoRequestButThePageItself() {
        browser.chromium().contexts().forEach(BrowserContext::close);
        assertThat(complaints).isEmpty();
        List<String> loaded =
                requests.stream().filter(url -> !url.startsWith("blob:")).toList(); // what the page itself saves
        assertThat(loaded).hasSize(opened).allMatch(url -> url.matches("file:.*\\.html(#.*)?"));
    }

    protected static void shoot(Page page, String name) {
        page.waitForTimeout(300);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    protected static void assertFits(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("width beyond the window")
                .isEqualTo(0);
    }
}
