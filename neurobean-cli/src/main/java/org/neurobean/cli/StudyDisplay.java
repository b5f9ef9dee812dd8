package org.neurobean.cli;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.campaign.Campaign;
import org.neurobean.lab.fewshot.Trial;
import org.neurobean.lab.study.StudyListener;
import org.neurobean.lab.table.FewShotPlan;
import org.neurobean.lab.table.FewShotTable;

/** Shows a few-shot study, and stops its trials when the user presses Ctrl-C. */
final class StudyDisplay implements StudyListener {

    private final Console console;
    private final int tuningDraws;
    private @Nullable StopOnInterrupt interrupt;

    /** @param tuningDraws that decide on settings */
    StudyDisplay(Console console, int tuningDraws) {
        this.console = console;
        this.tuningDraws = tuningDraws;
    }

    @Override
    public void choosing(int cells) {
        console.say("choosing settings of " + cells + (cells == 1 ? " cell on " : " cells on ") + tuningDraws
                + " draws that are not reported");
    }

    @Override
    public void round(int round, int trials) {
        console.say("round " + round + ": " + trials + " trials");
    }

    @Override
    public void planned(FewShotPlan plan) {
        SettingsText.lines(plan).forEach(console::say);
    }

    @Override
    public Campaign.Listener trials(List<Trial> trials, Set<String> finished, @Nullable Supplier<FewShotTable> table) {
        Supplier<List<String>> lines = table == null ? List::of : () -> FewShotText.lines(table.get());
        CampaignDisplay display = new CampaignDisplay(console, trials, finished, lines);
        interrupt = new StopOnInterrupt(display::stop);
        return display;
    }

    @Override
    public void ended() {
        if (interrupt != null) {
            interrupt.close();
        }
    }
}
