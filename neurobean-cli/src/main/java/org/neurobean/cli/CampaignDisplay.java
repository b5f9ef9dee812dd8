package org.neurobean.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.neurobean.lab.campaign.Campaign;
import org.neurobean.lab.fewshot.Trial;

/**
 * Shows a campaign: trials done, their rate, the time left, and the table as it fills. On a terminal the lines are drawn
 * over; elsewhere there is a line a minute, and the table each time that another tenth is done.
 */
final class CampaignDisplay implements Campaign.Listener {

    private static final long LINE_MILLIS = 60_000;
    private static final long DRAW_MILLIS = 5_000;
    private static final int PARTS = 10;
    /** What a trial takes besides its steps, in steps. */
    private static final long FIXED_STEPS = 1_500;

    private final Console console;
    private final Supplier<List<String>> table;
    private final int trials;
    private final long work;
    private final long begun = System.nanoTime();
    private int done;
    private int doneBefore;
    private long workDone;
    private long workDoneHere;
    private int parts;
    private int drawn;
    private long said = System.nanoTime();
    private volatile boolean stopping;

    /**
     * @param plan all trials
     * @param known keys of those that are finished already
     * @param table what it looks like now, as lines
     */
    CampaignDisplay(Console console, List<Trial> plan, Set<String> known, Supplier<List<String>> table) {
        this.console = console;
        this.table = table;
        this.trials = plan.size();
        this.work = plan.stream().mapToLong(CampaignDisplay::work).sum();
        for (Trial trial : plan) {
            if (known.contains(trial.key())) {
                done++;
                workDone += work(trial);
            }
        }
        doneBefore = done;
        parts = part();
        if (done > 0) {
            console.say(done + " of " + trials + " trials are finished already");
        }
    }

    private static long work(Trial trial) {
        int samples = trial.shots() * 10;
        return trial.schedule().epochs() == 0
                ? FIXED_STEPS
                : FIXED_STEPS + trial.schedule().steps(samples);
    }

    private int part() {
        return trials == 0 ? PARTS : (int) ((long) PARTS * done / trials);
    }

    void stop() {
        stopping = true;
    }

    @Override
    public boolean stopRequested() {
        return stopping;
    }

    @Override
    public void finished(Trial trial, boolean here) {
        done++;
        workDone += work(trial);
        if (here) {
            workDoneHere += work(trial);
        } else {
            doneBefore++;
        }
        long now = System.nanoTime();
        long quiet = (now - said) / 1_000_000;
        if (console.terminal()) {
            if (quiet >= DRAW_MILLIS || done == trials) {
                said = now;
                draw();
            }
        } else if (part() > parts && done < trials) {
            parts = part();
            said = now;
            console.say(line());
            table.get().forEach(console::say);
        } else if (quiet >= LINE_MILLIS) {
            said = now;
            console.say(line());
        }
    }

    /** Takes the place of what was drawn last. */
    private void draw() {
        List<String> lines = table.get();
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append("\033[").append(drawn).append('A');
        }
        lines.forEach(each -> text.append("\033[2K").append(each).append('\n'));
        text.append("\033[2K").append(line()).append('\n');
        drawn = lines.size() + 1;
        console.err().print(text);
        console.err().flush();
    }

    private String line() {
        double seconds = (System.nanoTime() - begun) / 1e9;
        int here = done - doneBefore;
        String text = String.format(
                Locale.ROOT, "%d of %d trials, %.2f a second here", done, trials, here / Math.max(seconds, 1e-3));
        return workDoneHere == 0
                ? text
                : text + ", about " + duration(seconds * (work - workDone) / workDoneHere) + " left";
    }

    static String duration(double seconds) {
        if (seconds < 90) {
            return String.format(Locale.ROOT, "%.0f s", seconds);
        }
        double minutes = seconds / 60;
        return minutes < 90
                ? String.format(Locale.ROOT, "%.0f min", minutes)
                : String.format(Locale.ROOT, "%.1f h", minutes / 60);
    }
}
