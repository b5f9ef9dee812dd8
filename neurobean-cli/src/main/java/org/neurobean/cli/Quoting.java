package org.neurobean.cli;

import java.util.List;
import java.util.stream.Collectors;

/** Command lines as they can be typed again in a shell. */
final class Quoting {

    private Quoting() {}

    /**
     * The launcher with its words.
     *
     * @param words the command and what follows, as the shell gave them
     */
    static String commandLine(List<String> words) {
        return words.stream().map(Quoting::quoted).collect(Collectors.joining(" ", "./neurobean ", ""));
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
