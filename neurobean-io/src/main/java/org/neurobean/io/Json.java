package org.neurobean.io;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How JSON is written and read. A mapper never changes; one that needs more, such as a mix-in, starts from one of these
 * by {@link JsonMapper#rebuild()}.
 */
public final class Json {

    private static final JsonMapper PLAIN = JsonMapper.builder().build();
    private static final JsonMapper PRETTY =
            PLAIN.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final JsonMapper STRICT = PLAIN.rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final JsonMapper EXACT = STRICT.rebuild()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();
    private static final JsonMapper FOREIGN = PLAIN.rebuild()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** For writing on one line, such as data inside a page, and for reading trees. */
    public static JsonMapper plain() {
        return PLAIN;
    }

    /** For writing what people read as well: indented. */
    public static JsonMapper pretty() {
        return PRETTY;
    }

    /** For reading records: an unknown key is an error, a missing one is null, which no number can be. */
    public static JsonMapper strict() {
        return STRICT;
    }

    /** For reading records of which nothing may be missing: an unknown key is an error, and so is a missing one. */
    public static JsonMapper exact() {
        return EXACT;
    }

    /** For reading trees that anybody may have written: a key that comes twice is an error, and so is text at the end. */
    public static JsonMapper foreign() {
        return FOREIGN;
    }
}
