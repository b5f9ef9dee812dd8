package org.neurobean.report.page;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys of a page's data as sorted paths such as {@code runs[].weights.order}: those that the server side writes, and
 * those that the page asks for. Both have to be the documented ones.
 */
public final class DataKeys {

    private DataKeys() {}

    /** Those of the JSON inside of some pages; what is null in one of them has its keys in another. */
    public static List<String> written(String... pages) {
        TreeSet<String> paths = new TreeSet<>();
        for (String page : pages) {
            collect(data(page), "", paths);
        }
        return List.copyOf(paths);
    }

    /** The JSON inside of a page. */
    public static JsonNode data(String page) {
        return JsonMapper.shared()
                .readTree(PageLaws.elements(page, "<script type=\"application/json\" id=\"data\">")
                        .get(0));
    }

    private static void collect(JsonNode node, String place, Set<String> paths) {
        if (node.isArray()) {
            node.forEach(each -> {
                if (each.isObject()) {
                    collect(each, place + "[]", paths);
                }
            });
        }
        for (var property : node.properties()) {
            String path = place.isEmpty() ? property.getKey() : place + "." + property.getKey();
            paths.add(path);
            collect(property.getValue(), path, paths);
        }
    }

    /** Those that an open page asks for, by the name of its structure. */
    public static List<String> asked(Page page, String structure) {
        Object paths = page.evaluate("""
                (name) => {
                  const paths = [];
                  const walk = (part, place) => {
                    if (part === NeuroBean.PageData.value) return;
                    if (Array.isArray(part)) walk(part[0], `${place}[]`);
                    else if (Object.hasOwn(part, 'orNull')) walk(part.orNull, place);
                    else Object.keys(part).forEach((key) => {
                      const path = place === '' ? key : `${place}.${key}`;
                      paths.push(path);
                      walk(part[key], path);
                    });
                  };
                  walk(NeuroBean[name], '');
                  return paths;
                }""", structure);
        TreeSet<String> sorted = new TreeSet<>();
        ((List<?>) Objects.requireNonNull(paths)).forEach(path -> sorted.add((String) path));
        return List.copyOf(sorted);
    }
}
