package org.neurobean.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EmbeddedJsonTest {

    @Test
    void noTextEndsTheElementAndEveryTextComesBack() {
        Map<String, String> data = Map.of("</script>", "</script><img src=x onerror=alert(1)><!-- \u2028 \\u003c \"");
        String json = EmbeddedJson.of(data);
        assertThat(json).doesNotContain("<");
        assertThat(JsonMapper.shared().readTree(json).at("/<~1script>").asString())
                .isEqualTo(data.get("</script>"));
    }
}
