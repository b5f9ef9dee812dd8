package org.neurobean.lab.cli;

import java.util.List;
import java.util.stream.Collectors;

/** Command lines as they can be typed again in a shell. */
final class Quoting {

    private Quoting() {}

    /**
     * The launcher, a command and its words.
     *
     * @param words as the shell gave them
     */
    static String commandLine(String command, List<String> words) {
        String typed = words.stream().map(Quoting::quoted).collect(Collectors.joining(" "));
        return ("./neurobean " + command + " " + typed).stripTrailing();
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
