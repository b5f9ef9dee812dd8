package org.neurobean.report.page;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The scripts of one page, each joined from JavaScript modules. A page in one file cannot load modules, and a content
 * security policy knows a script by the hash of its text, so modules are joined when the page is written: each one after
 * all that it imports, in a function of its own. What modules export is one global object, {@code NeuroBean}.
 *
 * <p>The modules use the part of the standard's syntax that one line can hold, so that editors and linters understand
 * them: {@code import { A, B } from '/report/page/a.js';} with a path below {@code org/neurobean},
 * {@code import * as echarts from 'echarts';} for a library that defines a global of this name, and {@code export} before
 * {@code const}, {@code class} or {@code function}. All names that a page's modules export differ.
 */
final class ScriptBundle {

    private static final Pattern IMPORT =
            Pattern.compile("^import \\{ (\\w+(?:, \\w+)*) \\} from '/([\\w./-]+)';$", Pattern.MULTILINE);
    private static final Pattern LIBRARY = Pattern.compile("^import \\* as (\\w+) from '(\\w+)';$", Pattern.MULTILINE);
    private static final Pattern EXPORT =
            Pattern.compile("^export ((?:const|class|function) (\\w+))", Pattern.MULTILINE);
    private static final Pattern OTHER = Pattern.compile("^(?:import|export)\\b.*$", Pattern.MULTILINE);

    private final UnaryOperator<String> source;
    private final Map<String, Set<String>> exportsByModule = new LinkedHashMap<>();
    private final Set<String> libraries = new TreeSet<>();

    /** @param source the text of a module by its path below {@code org/neurobean} */
    ScriptBundle(UnaryOperator<String> source) {
        this.source = source;
    }

    /**
     * The next script of the page: a module and all that it needs, without those that are in an earlier script.
     *
     * @throws IllegalStateException if modules import each other in a cycle, a name is exported twice or imported but
     *     not exported, or an import or export is not of the forms above
     */
    String script(String entry) {
        StringBuilder text = new StringBuilder("'use strict';\n");
        if (exportsByModule.isEmpty()) {
            text.append("const NeuroBean = {};\n");
        }
        add(entry, new LinkedHashSet<>(), text);
        return text.toString();
    }

    /** The libraries that the scripts so far need, which have to run before them. */
    Set<String> libraries() {
        return Set.copyOf(libraries);
    }

    private void add(String module, Set<String> importers, StringBuilder text) {
        if (exportsByModule.containsKey(module)) {
            return;
        }
        if (!importers.add(module)) {
            throw new IllegalStateException(
                    "modules import each other: " + String.join(" -> ", importers) + " -> " + module);
        }
        String code = source.apply(module);
        for (MatchResult each : matches(IMPORT, code)) {
            add(each.group(2), importers, text);
            requireExported(module, each.group(2), List.of(each.group(1).split(", ")));
        }
        importers.remove(module);
        matches(LIBRARY, code).forEach(each -> libraries.add(each.group(2)));
        Set<String> exports = exports(module, code);
        text.append(wrapped(module, code, exports));
        exportsByModule.put(module, exports);
    }

    private void requireExported(String module, String imported, List<String> names) {
        Set<String> exports = exportsByModule.getOrDefault(imported, Set.of());
        for (String name : names) {
            if (!exports.contains(name)) {
                throw new IllegalStateException(
                        module + " imports " + name + " from " + imported + ", which exports " + exports);
            }
        }
    }

    private Set<String> exports(String module, String code) {
        Set<String> exports = new LinkedHashSet<>();
        matches(EXPORT, code).forEach(each -> exports.add(each.group(2)));
        exportsByModule.forEach((other, names) -> names.stream()
                .filter(exports::contains)
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalStateException(name + " is exported by both " + other + " and " + module);
                }));
        return exports;
    }

    private static String wrapped(String module, String code, Set<String> exports) {
        String body = IMPORT.matcher(code).replaceAll("const { $1 } = NeuroBean;");
        body = LIBRARY.matcher(body).replaceAll("const $1 = globalThis.$2;");
        body = EXPORT.matcher(body).replaceAll("$1");
        Matcher other = OTHER.matcher(body);
        if (other.find()) {
            throw new IllegalStateException(module + " has an import or export of another form: " + other.group());
        }
        return "// " + module + "\nObject.assign(NeuroBean, (() => {\n" + body + "return { "
                + String.join(", ", exports) + " };\n})());\n";
    }

    private static List<MatchResult> matches(Pattern pattern, String code) {
        return pattern.matcher(code).results().toList();
    }
}
