package org.neurobean.lab.table.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.neurobean.lab.table.FewShotTable;
import org.neurobean.lab.table.Row;
import org.neurobean.lab.table.Table1;

/**
 * A row as the page draws it.
 *
 * @param index in the table, from 0
 * @param id of the row, as in the command line
 * @param title for readers
 * @param group in small letters
 * @param colour of the style sheet's row colours
 * @param shape of its marks; rows with the same colour differ in it
 * @param dash how its lines are drawn, 0 for solid
 * @param drawn whether the learning curves show it at first
 */
record ShownRow(int index, String id, String title, String group, int colour, int shape, int dash, boolean drawn) {

    private static final int VANILLA = 0;
    private static final int BEAN_1 = 5;
    private static final int BEAN_2 = 6;
    /** Colours of all other rows; they come again with other shapes, of which there are as many. */
    private static final int[] OTHERS = {1, 2, 3, 4, 7};

    /** The rows of a table. The vanilla network is grey, and the two that the paper is about are always the same. */
    static List<ShownRow> of(FewShotTable table) {
        boolean paper = table.rows().stream().anyMatch(row -> row.group() == Row.Group.PAPER);
        List<ShownRow> rows = new ArrayList<>();
        int others = 0;
        for (FewShotTable.RowName row : table.rows()) {
            int colour = fixedColour(row.id());
            int shape = colour % OTHERS.length;
            int dash = 0;
            if (colour < 0) {
                dash = others / OTHERS.length;
                colour = OTHERS[others % OTHERS.length];
                shape = (others + dash) % OTHERS.length;
                others++;
            }
            rows.add(new ShownRow(
                    rows.size(),
                    row.id(),
                    row.title(),
                    row.group().name().toLowerCase(Locale.ROOT),
                    colour,
                    shape,
                    dash,
                    !paper || row.group() == Row.Group.PAPER));
        }
        return rows;
    }

    private static int fixedColour(String id) {
        return switch (id) {
            case Table1.VANILLA -> VANILLA;
            case Table1.BEAN_1 -> BEAN_1;
            case Table1.BEAN_2 -> BEAN_2;
            default -> -1;
        };
    }
}
