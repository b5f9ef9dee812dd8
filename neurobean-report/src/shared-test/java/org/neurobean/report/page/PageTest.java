package org.neurobean.report.page;


import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/**
 * What holds for every page in a real browser: it logs nothing and loads nothing but its file. Screenshots are in
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

    /** Markup that came into this page does nothing at all, because of the page's policy: without it, it does everything. */
    protected static void assertInjectedMarkupDoesNothing(Path file) throws IOException {
        String page = Files.readString(file);
        Path injected = file.resolveSibling("injected.html");
        try (Injection injection = new Injection();
                BrowserContext context = browser.chromium().newContext()) {
            assertThat(injection.effect(context, injection.into(page), injected))
                    .isEqualTo(Injection.Effect.NONE);
            assertThat(injection.effect(context, Injection.withoutPolicy(injection.into(page)), injected))
                    .isEqualTo(Injection.Effect.ALL);
        }
    }

    /** A page whose data is not what it draws from says so, to its reader and to the console, and names the key. */
    protected final void assertRefusesItsData(Path file, String from, String to, String reason) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Path changed = Files.writeString(file.resolveSibling("changed.html"), text.replace(from, to));
        Page page = open(changed.toUri().toString(), 1280, 900, ColorScheme.LIGHT);
        assertThat(page.locator("#data-error").isVisible()).isTrue();
        assertThat(page.locator("#data-error").textContent()).contains("This page cannot draw: " + reason);
        assertThat(complaints).hasSize(1).allMatch(complaint -> complaint.contains(reason));
        complaints.clear();
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
