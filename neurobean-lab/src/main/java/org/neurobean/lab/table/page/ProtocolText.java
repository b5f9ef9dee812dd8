package org.neurobean.lab.table.page;

import java.util.ArrayList;
import java.util.List;
import org.neurobean.io.NumberText;
import org.neurobean.lab.fewshot.Protocol;
import org.neurobean.lab.table.FewShotTable;

/** The protocol of a table in plain words. */
final class ProtocolText {

    private ProtocolText() {}

    static List<String> of(FewShotTable table) {
        boolean authors = table.protocol().equals("authors");
        Protocol protocol = authors ? Protocol.AUTHORS : Protocol.DISJOINT;
        List<String> text = new ArrayList<>();
        text.add("A draw takes so many images of each class from the first " + NumberText.count(Protocol.POOL)
                + " training images, or from five sixths of a smaller set, and the start of the network. All rows get the same draws, so that their"
                + " differences are paired: draws by themselves differ by several points.");
        String epochs = table.epochs() == 0
                ? "100 epochs, 200 with one shot, as the authors' code does; with distorted images for 1,000 divided by the shots,"
                        + " and 100 or more"
                : (table.epochs() == 1 ? "1 epoch" : NumberText.count(table.epochs()) + " epochs")
                        + " (the authors' code: 100, 200 with one shot)";
        text.add("Networks are LeNet-5, trained from scratch with Adam at 5e-4 on single images for " + epochs + ".");
        text.add(
                authors
                        ? "The epoch is the one with the best accuracy on "
                                + NumberText.count(protocol.validationImages())
                                + " training images, as in the authors' code: shots may be among them. Dropout stays on"
                                + " when a network is judged and tested, which is a fault of that code."
                        : "The epoch is the one with the best accuracy on "
                                + NumberText.count(protocol.validationImages())
                                + " training images that no shot can be, judged " + protocol.validations()
                                + " times in a training. Dropout is off when a network is judged or tested.");
        text.add(
                "Accuracies are on all test images, in percent: mean and standard deviation over draws. The paper gives"
                        + " means only.");
        boolean tuned = table.cells().stream().anyMatch(cell -> cell.source().startsWith("tuned"));
        text.add(
                tuned
                        ? "Settings were chosen by validation accuracy on draws of their own, which the table does not"
                                + " report; no test image was looked at. Beside each row stands whether its settings were"
                                + " tuned, and for what."
                        : "Settings were not tuned: beside each row stands where they come from.");
        text.add(
                "Differences are means over the draws that both rows have finished, with their 95 % interval by the paired"
                        + " t-test. Each interval stands for itself, and covers the true difference in 95 of 100 cases if the"
                        + " differences are normal. A sentence that compares two rows at several numbers of shots says better or"
                        + " worse only if the t-test still holds after Holm's correction for all of them. The best row without BEAN"
                        + " is the one with the highest mean in its column, found on the same draws, which favours it a little.");
        return text;
    }
}
