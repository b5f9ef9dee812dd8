package org.neurobean.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The texts that every page carries with it: the chart library from its WebJar, the page's own style sheet and scripts;
 * the script of the theme stands apart, to run before anything is painted. All are resources on the class path, so that
 * nothing of others lies in this repository and a page needs no network.
 */
public record PageAssets(String theme, String charts, String script, String style) {

    /** What runs at the end of the page, after the chart library, in this order. */
    private static final List<String> SCRIPTS = List.of(
            "report/page/charts.js",
            "report/page/tables.js",
            "report/training/curves.js",
            "report/training/weights.js",
            "report/training/page.js");

    private static final String ROOT = "/org/neurobean/";
    private static final String WEBJAR = "/META-INF/resources/webjars/echarts/";
    private static final String WEBJAR_VERSION = "/META-INF/maven/org.webjars.npm/echarts/pom.properties";

    /** Those of the page of training runs. */
    public static PageAssets load() {
        return withCharts(SCRIPTS, List.of("report/page/report.css"));
    }

    /** Those of a page that draws with the chart library; scripts and styles as below. */
    public static PageAssets withCharts(List<String> scripts, List<String> styles) {
        String charts = "dist/echarts.min.js";
        PageAssets own = withoutCharts(scripts, styles);
        String library = inlineable(charts, text(WEBJAR + webJarVersion() + "/" + charts));
        return new PageAssets(own.theme, library, own.script, own.style);
    }

    /**
     * Those of a page that draws without the chart library, which is then empty.
     *
     * @param scripts resources below {@code org/neurobean} that run at the end of the page, in this order
     * @param styles resources below {@code org/neurobean}, in this order
     */
    public static PageAssets withoutCharts(List<String> scripts, List<String> styles) {
        return new PageAssets(
                inlineable("theme.js", resource("report/page/theme.js")),
                "",
                inlineable("the page's script", joined(scripts)),
                joined(styles));
    }

    /** The scripts that the page runs. */
    List<String> scripts() {
        return Stream.of(theme, charts, script).filter(text -> !text.isEmpty()).toList();
    }

    private static String joined(List<String> names) {
        return names.stream().map(PageAssets::resource).collect(Collectors.joining("\n"));
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
        return text(ROOT + name);
    }

    private static String text(String name) {
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
