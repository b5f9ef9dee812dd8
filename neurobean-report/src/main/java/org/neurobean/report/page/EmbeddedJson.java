package org.neurobean.report.page;

import org.neurobean.io.Json;
import tools.jackson.databind.json.JsonMapper;

/** Data as JSON inside of a page, where the page's script reads it. */
public final class EmbeddedJson {

    private static final JsonMapper JSON = Json.plain();

    private EmbeddedJson() {}

    /**
     * JSON that cannot end the script element which holds it. In JSON a less-than sign is inside of texts only, so that
     * writing all of them as escapes changes no value, and leaves neither an end tag nor the start of a comment.
     *
     * @param data of records, whose components are the keys
     */
    public static String of(Object data) {
        return JSON.writeValueAsString(data).replace("<", "\\u003c");
    }
}
