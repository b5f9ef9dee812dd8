package org.neurobean.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.neurobean.report.draw.PngCanvas;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command writes: results on the output, progress on the error stream, so that the output can be piped.
 *
 * @param out for results
 * @param err for progress and errors
 * @param terminal whether a line can be drawn over
 */
record Console(PrintWriter out, PrintWriter err, boolean terminal) {

    /** Set by the launcher if the error stream is a terminal: the JVM itself cannot tell on every version. */
    private static final String TERMINAL_PROPERTY = "neurobean.terminal";

    private static final String SVG = ".svg";

    static Console of(CommandSpec spec) {
        return new Console(
                spec.commandLine().getOut(), spec.commandLine().getErr(), Boolean.getBoolean(TERMINAL_PROPERTY));
    }

    /** A line of progress. */
    void say(String line) {
        err.println(line);
    }

    /** Ends a command: the files it wrote. */
    void wrote(List<Path> files) {
        out.println("Wrote");
        for (Path file : files) {
            out.println(String.format(Locale.ROOT, "  %s (%s)", file, size(file)));
        }
        if (!PngCanvas.hasFonts()
                && files.stream().anyMatch(file -> file.toString().endsWith(SVG))) {
            say("No pictures as PNG: this Java finds no fonts. Install fontconfig and a font, or use the SVG.");
        }
    }

    private static String size(Path file) {
        long bytes = file.toFile().length();
        if (Files.isDirectory(file)) {
            return "directory";
        }
        return bytes < 10_000 ? bytes + " bytes" : String.format(Locale.ROOT, "%,.0f kB", bytes / 1000.0);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
