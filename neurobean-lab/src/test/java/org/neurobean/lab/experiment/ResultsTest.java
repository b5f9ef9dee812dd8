package org.neurobean.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurobean.io.NewerSchemaException;
import org.neurobean.lab.experiment.Results.Measured;
import org.neurobean.lab.experiment.Results.Run;

/** Results as JSON, and read from it. */
final class ResultsTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        Results results = results(List.of("98 of 60,000 images are decoded."));
        assertThat(Results.read(results.text())).isEqualTo(results);
        assertThat(results.text()).contains("\"processor\" : \"a processor\"", "\"selectivity.mean\" : null");
    }

    @Test
    void filesOfOlderVersionsKnowNoProcessorAndNoRemarks() {
        Results results = results(List.of());
        String old =
                results.text().replace("\"processor\" : \"a processor\",", "").replace("\"remarks\" : [ ],", "");
        assertThat(old).doesNotContain("processor", "remarks");
        Results read = Results.read(old);
        assertThat(read.remarks()).isEmpty();
        Run run = read.measured().get(0).runs().get(0);
        assertThat(run.processor()).isEqualTo("unknown");
        assertThat(run.values())
                .isEqualTo(results.measured().get(0).runs().get(0).values());
    }

    @Test
    void filesFromBeforeThereWereVersionsAreReadAndLaterOnesRefused() {
        Results results = results(List.of());
        String version = "\"schema\" : 1,";
        assertThat(results.text()).startsWith("{\n  " + version);
        assertThat(Results.read(results.text().replace(version, ""))).isEqualTo(results);
        assertThatThrownBy(() -> Results.read(results.text().replace(version, "\"schema\" : 2, \"new\" : 1,")))
                .isInstanceOf(NewerSchemaException.class)
                .hasMessageContaining("schema 2")
                .hasMessageContaining("up to schema 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"title\" :|\"titel\" : \"\", \"title\" :|titel",
                "\"seed\" :|\"sead\" : 0, \"seed\" :|sead",
                "\"epochs\" :|\"epoch\" : 10, \"epochs\" :|epoch",
                "\"n\" :|\"m\" : 0, \"n\" :|\"m\"",
                "\"accuracy\" : 0.5|\"acuracy\" : 0.5|acuracy",
                "\"experiment\" : \"small\",||incomplete",
                "\"commit\" : \"abc\",||incomplete",
                "\"seed\" : 0,||seed",
                "\"epochs\" : 10,||epochs",
                "{|[|no results"
            })
    void unknownAndMissingKeysAreRefused(String there, @Nullable String instead, String problem) {
        String text = results(List.of()).text();
        assertThat(text).contains(there);
        String changed = text.replace(there, instead == null ? "" : instead);
        assertThatThrownBy(() -> Results.read(changed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    private static Results results(List<String> remarks) {
        Map<String, @Nullable Double> values = new HashMap<>();
        values.put("accuracy", 0.5);
        values.put("selectivity.mean", null);
        Measured measured = new Measured(
                "LeNet-5 on MNIST",
                "plain",
                "no regularizer",
                10,
                List.of(new Run(0, "abc", "a processor", values)),
                Map.of("selectivity.mean", new Spread(null, null, 0)));
        return new Results(
                "small",
                "Title",
                "claim",
                "expected",
                "",
                "a command",
                "seed 0",
                Map.of("commit", "abc"),
                "MNIST",
                "0123",
                remarks,
                List.of(measured));
    }
}
