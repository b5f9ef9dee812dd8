package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A command that has ended: what it printed, and its exit status. */
record Ran(int status, String out, String err) {

    private static final String SIGNATURE = "neurobean: ";

    /** Runs a command in this process. */
    static Ran command(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Neurobean.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Ran(status, out.toString(), err.toString());
    }

    /** Trains a small network on 200 of the built-in digits; options given again take the place of these. */
    static Ran train(Path out, String... options) {
        return command(words(out, options));
    }

    /** The words of {@link #train}. */
    static String[] words(Path out, String... options) {
        List<String> words = new ArrayList<>(List.of("train", "--out", out.toString()));
        List<String> given = Arrays.asList(options);
        String[][] defaults = {
            {"--dataset", "digits"},
            {"--model", "mlp"},
            {"--train-images", "200"},
            {"--batch", "50"},
            {"--epochs", "2"}
        };
        for (String[] option : defaults) {
            if (!given.contains(option[0])) {
                words.addAll(List.of(option));
            }
        }
        boolean mlp = !given.contains("--model") || given.contains("mlp");
        if (mlp && !given.contains("--hidden")) {
            words.addAll(List.of("--hidden", "16"));
        }
        words.addAll(given);
        return words.toArray(new String[0]);
    }

    /** The command asked for something that cannot be: status 2, one line that says so, nothing else. */
    String refusal() {
        assertThat(err.lines()).as(err).hasSize(1);
        assertThat(out).isEmpty();
        assertThat(status).as(err).isEqualTo(2);
        return error();
    }

    /** The one line with an error, for people. */
    String error() {
        List<String> errors =
                err.lines().filter(line -> line.startsWith(SIGNATURE)).toList();
        assertThat(errors).as(err).hasSize(1);
        assertThat(err).endsWith(errors.get(0) + System.lineSeparator());
        assertThat(err).doesNotContain("Exception", "at org.", "internal error", "null");
        return errors.get(0).substring(SIGNATURE.length());
    }

    /** The command did what it was asked to. */
    Ran succeeded() {
        assertThat(status).as(err).isZero();
        assertThat(err).doesNotContain(SIGNATURE);
        return this;
    }
}
