package org.neurobean.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What each set-up accepts. */
final class JsonTest {

    record Point(int x, @Nullable String name) {}

    private static final String WHOLE = "{\"name\":\"a\",\"x\":1}";
    private static final String UNKNOWN = "{\"name\":\"a\",\"x\":1,\"y\":2}";
    private static final String NAMELESS = "{\"x\":1}";

    private static Point read(JsonMapper json, String text) {
        return json.readValue(text, Point.class);
    }

    @Test
    void anUnknownKeyIsAnErrorIfStrictAndAMissingOneIfExact() {
        assertThat(read(Json.exact(), WHOLE))
                .isEqualTo(read(Json.strict(), WHOLE))
                .isEqualTo(new Point(1, "a"));
        assertThat(read(Json.strict(), NAMELESS)).isEqualTo(new Point(1, null));
        assertThat(read(Json.plain(), UNKNOWN)).isEqualTo(new Point(1, "a"));
        for (JsonMapper json : new JsonMapper[] {Json.strict(), Json.exact()}) {
            assertThatThrownBy(() -> read(json, UNKNOWN)).isInstanceOf(JacksonException.class);
            assertThatThrownBy(() -> read(json, "{\"name\":\"a\",\"x\":null}")).isInstanceOf(JacksonException.class);
        }
        assertThatThrownBy(() -> read(Json.exact(), NAMELESS)).isInstanceOf(JacksonException.class);
    }

    @Test
    void foreignTextMayNotSayAThingTwiceNorGoOnBehindItsEnd() {
        assertThat(Json.foreign().readTree("{\"a\":1} ").path("a").asInt()).isEqualTo(1);
        assertThat(Json.plain().readTree("{\"a\":1,\"a\":2}").path("a").asInt()).isEqualTo(2);
        assertThatThrownBy(() -> Json.foreign().readTree("{\"a\":1,\"a\":2}")).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> Json.foreign().readTree("{\"a\":1} {}")).isInstanceOf(JacksonException.class);
    }

    @Test
    void allWriteTheSameAndOnlyOneIndents() {
        Point point = new Point(1, "a");
        String plain = Json.plain().writeValueAsString(point);
        assertThat(plain).hasLineCount(1);
        assertThat(Json.strict().writeValueAsString(point)).isEqualTo(plain);
        assertThat(Json.exact().writeValueAsString(point)).isEqualTo(plain);
        assertThat(Json.pretty().writeValueAsString(point)).hasLineCount(4);
    }
}
