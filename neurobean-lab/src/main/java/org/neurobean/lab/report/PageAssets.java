package org.neurobean.lab.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The texts that every page carries with it: the chart library from its WebJar, the page's own style sheet and scripts;
 * the script of the theme stands apart, to run before anything is painted. All are resources on the class path, so that
 * nothing of others lies in this repository and a page needs no network.
 */
record PageAssets(String theme, String charts, String script, String style) {

    /** What runs at the end of the page, after the chart library, in this order. */
    private static final List<String> SCRIPTS = List.of("tables.js", "curves.js", "weights.js", "page.js");

    private static final String WEBJAR = "/META-INF/resources/webjars/echarts/";
    private static final String WEBJAR_VERSION = "/META-INF/maven/org.webjars.npm/echarts/pom.properties";

    static PageAssets load() {
        String charts = "dist/echarts.min.js";
        String script = SCRIPTS.stream().map(PageAssets::resource).collect(Collectors.joining("\n"));
        return new PageAssets(
                inlineable("theme.js", resource("theme.js")),
                inlineable(charts, resource(WEBJAR + webJarVersion() + "/" + charts)),
                inlineable("the page's script", script),
                resource("report.css"));
    }

    /** The WebJar's directory is named after its version, which it tells itself. */
    private static String webJarVersion() {
        try (InputStream in = open(WEBJAR_VERSION)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** A text of a script element must not hold what would end it. */
    private static String inlineable(String name, String script) {
        String lowered = script.toLowerCase(Locale.ROOT);
        if (lowered.contains("</script") || lowered.contains("<!--")) {
            throw new IllegalStateException(name + " cannot stand inside of a script element");
        }
        return script;
    }

    private static String resource(String name) {
        try (InputStream in = open(name)) {
            // A browser reads every line end as \n before it computes a hash.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static InputStream open(String name) {
        InputStream in = PageAssets.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(
                    "the resource " + name + " is missing from the class path; build the project anew");
        }
        return in;
    }
}
