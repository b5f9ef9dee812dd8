package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What a download looks like on a terminal and in a log. */
final class FetchBarTest {

    @Test
    void aTerminalShowsABarThatEndsFull() {
        String text = shown(true);
        assertThat(text).contains("two files to fetch", "labels.gz", "100%");
    }

    @Test
    void aLogHasALineForEachFileAndNothingThatDrawsOver() {
        assertThat(shown(false)).contains("two files to fetch", "labels.gz").doesNotContain("\r", "100%");
    }

    private static String shown(boolean terminal) {
        StringWriter text = new StringWriter();
        FetchBar bar = new FetchBar(new PrintWriter(text, true), terminal);
        bar.note("two files to fetch");
        bar.started("labels.gz", 4096);
        bar.advanced(1024);
        bar.advanced(3072);
        bar.ended();
        return text.toString();
    }
}
