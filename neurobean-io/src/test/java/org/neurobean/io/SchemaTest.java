package org.neurobean.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The version of a JSON file. */
final class SchemaTest {

    private static final Schema SECOND = new Schema("a thing.json", 2);

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Test
    void theVersionIsTheFirstKeyAndIsTakenOutAgain() {
        ObjectNode written = SECOND.before((ObjectNode) json("{\"a\":1,\"b\":null}"));
        assertThat(written.toString()).isEqualTo("{\"schema\":2,\"a\":1,\"b\":null}");
        SECOND.takeFrom(written);
        assertThat(written.toString()).isEqualTo("{\"a\":1,\"b\":null}");
    }

    @Test
    void filesOfEarlierVersionsAreRead() {
        assertThat(SECOND.check(json("{\"schema\":2}"))).isEqualTo(2);
        assertThat(SECOND.check(json("{\"schema\":1}"))).isEqualTo(1);
        assertThat(SECOND.check(json("{\"a\":1}"))).isZero();
        assertThat(SECOND.check(json("[]"))).isZero();
        SECOND.takeFrom(json("[]"));
    }

    @Test
    void aFileOfALaterVersionIsRefusedInALineThatNamesBoth() {
        assertThatThrownBy(() -> SECOND.takeFrom(json("{\"schema\":3}")))
                .isInstanceOf(NewerSchemaException.class)
                .hasMessage("schema 3, but this version of neurobean knows a thing.json up to schema 2; use a newer"
                        + " neurobean");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "\"1\"", "null", "99999999999"})
    void whatIsNoVersionIsRefused(String version) {
        assertThatThrownBy(() -> SECOND.takeFrom(json("{\"schema\":" + version + "}")))
                .isInstanceOf(IllegalArgumentException.class)
                .isNotInstanceOf(NewerSchemaException.class)
                .hasMessageContaining(version);
    }
}
