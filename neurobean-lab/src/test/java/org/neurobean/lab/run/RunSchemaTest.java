package org.neurobean.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The version of a run's record: earlier ones are read, later ones refused. */
final class RunSchemaTest {

    private static final RunRecord RECORD = new RunRecord(
            TrainingSettings.lenet5("mnist", 5, 17),
            new RunRecord.Data("A data set", "0123abcd", List.of(), 600, 0, 200),
            61_706,
            Map.of("neurobean", "9.9"),
            "./neurobean train --seed 17",
            "2026-01-01T00:00:00Z",
            new RunRecord.Result(2, 2, 0.875, 0.4, Map.of("bean.fc1", 0.125), 12.5, false));

    private static final String VERSION = "\"schema\" : 1,";

    @TempDir
    Path directory;

    private RunRecord read(String text) throws IOException {
        Files.writeString(directory.resolve("run.json"), text);
        return RunDirectory.read(directory);
    }

    @Test
    void theVersionIsTheFirstKeyAndWhatIsWrittenIsReadAgain() throws IOException {
        String text = RunDirectory.text(RECORD);
        assertThat(text.lines().skip(1).findFirst().orElseThrow().strip()).isEqualTo(VERSION);
        assertThat(read(text)).isEqualTo(RECORD);
    }

    @Test
    void aRecordFromBeforeThereWereVersionsIsRead() throws IOException {
        assertThat(read(RunDirectory.text(RECORD).replace(VERSION, ""))).isEqualTo(RECORD);
    }

    @Test
    void aRecordOfALaterVersionIsRefusedInOneLineThatNamesBoth() {
        String later = RunDirectory.text(RECORD).replace(VERSION, "\"schema\" : 2, \"new\" : true,");
        assertThatThrownBy(() -> read(later))
                .isInstanceOf(OutputDirectoryException.class)
                .hasMessageContaining("run.json has schema 2")
                .hasMessageContaining("up to schema 1")
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"schema\" : 0,", "\"schema\" : \"one\",", "\"shema\" : 1,"})
    void whatIsNoVersionIsDamaged(String instead) {
        String text = RunDirectory.text(RECORD).replace(VERSION, instead);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(OutputDirectoryException.class)
                .hasMessageContaining("is damaged");
    }
}
