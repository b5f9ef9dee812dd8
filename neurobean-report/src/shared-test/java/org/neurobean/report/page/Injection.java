package org.neurobean.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** Markup that has come into a page in spite of all escaping: what its policy lets it do in a real browser. */
final class Injection implements AutoCloseable {

    /** What the markup did: pieces of script that ran, and addresses that were asked for. */
    record Effect(Set<String> ran, Set<String> requested, boolean styled) {

        static final Effect NONE = new Effect(Set.of(), Set.of(), false);
        static final Effect ALL = new Effect(Set.of("script", "handler"), Set.of("/image", "/script", "/style", "/frame", "/fetch"), true);
    }

    private final Set<String> requested = new ConcurrentSkipListSet<>();
    private final HttpServer server;

    Injection() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requested.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
    }

    /** The page with the markup at its end. */
    String into(String page) {
        int end = page.lastIndexOf("</body>"); // the chart library has one in a text
        assertThat(end).isPositive();
        String markup = """
                <script>window.ran = ['script'];</script>
                <img src="http://HOST/image" onerror="window.ran.push('handler')">
                <script src="http://HOST/script"></script>
                <link rel="stylesheet" href="http://HOST/style">
                <iframe src="http://HOST/frame"></iframe>
                <p id="styled" style="color: rgb(1, 2, 3)"></p>
                """;
        return page.substring(0, end) + markup.replace("HOST", address()) + page.substring(end);
    }

    /** The same page without its policy. */
    static String withoutPolicy(String page) {
        String without = page.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
        assertThat(without).isNotEqualTo(page);
        return without;
    }

    /** What happens once a page with the markup is opened. */
    Effect effect(BrowserContext context, String text, Path file) throws IOException {
        requested.clear();
        Page page = context.newPage();
        page.navigate(Files.writeString(file, text).toUri().toString());
        page.evaluate("(host) => fetch(`http://${host}/fetch`).catch(() => null)", address());
        page.waitForTimeout(300);
        Set<String> ran = new TreeSet<>();
        ((Iterable<?>) page.evaluate("window.ran ?? []")).forEach(each -> ran.add((String) each));
        Object colour = page.evaluate("getComputedStyle(document.getElementById('styled')).color");
        return new Effect(ran, new TreeSet<>(requested), "rgb(1, 2, 3)".equals(colour));
    }

    private String address() {
        return server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
