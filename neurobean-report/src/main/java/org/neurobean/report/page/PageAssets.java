package org.neurobean.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The texts that every page carries with it: the page's own style sheet and scripts, and the chart library from its WebJar
 * if the page draws with it. All are resources on the class path, so that this repository has no files of others and a
 * page needs no network.
 *
 * @param theme the script that runs in the page's head, before anything is painted
 * @param charts the chart library; empty if the page's script does not import it
 * @param script what runs at the end of the page, after the chart library
 * @param style the style sheet
 */
public record PageAssets(String theme, String charts, String script, String style) {

    private static final String THEME = "report/page/theme.js";
    private static final String ROOT = "/org/neurobean/";
    private static final String CHART_LIBRARY = "echarts";
    private static final String WEBJAR = "/META-INF/resources/webjars/echarts/";
    private static final String WEBJAR_VERSION = "/META-INF/maven/org.webjars.npm/echarts/pom.properties";

    /**
     * Those of a page.
     *
     * @param script the module below {@code org/neurobean} that starts the page; what it imports comes with it
     * @param styles style sheets below {@code org/neurobean}, in this order
     * @throws IllegalStateException if a resource is missing, or modules cannot be joined; see {@link ScriptBundle}
     */
    public static PageAssets of(String script, List<String> styles) {
        ScriptBundle bundle = new ScriptBundle(PageAssets::resource);
        String theme = inlineable(THEME, bundle.script(THEME));
        String start = inlineable(script, bundle.script(script));
        return new PageAssets(
                theme,
                library(script, bundle.libraries()),
                start,
                styles.stream().map(PageAssets::resource).collect(Collectors.joining("\n")));
    }

    /** The scripts that the page runs. */
    List<String> scripts() {
        return Stream.of(theme, charts, script).filter(text -> !text.isEmpty()).toList();
    }

    private static String library(String script, Set<String> libraries) {
        if (libraries.isEmpty()) {
            return "";
        }
        if (!libraries.equals(Set.of(CHART_LIBRARY))) {
            throw new IllegalStateException(
                    script + " imports " + libraries + ", but the only library is " + CHART_LIBRARY);
        }
        String file = "dist/echarts.min.js";
        return inlineable(file, text(WEBJAR + webJarVersion() + "/" + file));
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
    static String inlineable(String name, String script) {
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
