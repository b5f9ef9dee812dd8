package org.neurobean.cli;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.neurobean.data.FetchProgress;

/** Shows downloads on a console: a bar with rate and time left if it is a terminal, else one line per file. */
public final class FetchBar implements FetchProgress {

    private static final int WIDTH = 100;
    private static final int KIBIBYTE = 1 << 10;

    private final PrintWriter out;
    private final boolean terminal;
    private @Nullable ProgressBar bar;

    /**
     * A display.
     *
     * @param out where to write, usually the error stream
     * @param terminal whether a line can be drawn over
     */
    public FetchBar(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void note(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public void started(String file, long bytes) {
        if (!terminal) {
            note("  " + file + (bytes < 0 ? "" : String.format(Locale.ROOT, " (%,d KiB)", bytes / KIBIBYTE)));
            return;
        }
        bar = new ProgressBarBuilder()
                .setTaskName(file)
                .setInitialMax(bytes)
                .setUnit(" KiB", KIBIBYTE)
                .showSpeed()
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
                .build();
    }

    private void draw(String line) {
        out.print('\r' + line);
        out.flush();
    }

    @Override
    public void advanced(long bytes) {
        if (bar != null) {
            bar.stepBy(bytes);
        }
    }

    @Override
    public void ended() {
        if (bar != null) {
            bar.close();
            bar = null;
            out.println();
            out.flush();
        }
    }
}
