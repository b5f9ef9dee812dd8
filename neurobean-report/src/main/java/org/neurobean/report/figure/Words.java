package org.neurobean.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.neurobean.io.NumberText;
import org.neurobean.report.draw.Canvas;

/** Numbers and texts as they stand in figures; the same in every locale. */
public final class Words {

    /** Mean width of a letter by size of type, as in a wide font; most need less. */
    private static final double LETTER = 0.58;

    private static final double BOLD_LETTER = 0.66;

    private Words() {}

    /** Two digits that matter, for the ends of a scale: "0.012", "3.4", "4", "120". */
    static String scaleEnd(double value) {
        if (value == 0 || Double.isNaN(value)) {
            return NumberText.fixed(value, 0);
        }
        int digits = (int) Math.floor(StrictMath.log10(Math.abs(value))) + 1;
        return digits < -3
                ? String.format(Locale.ROOT, "%.1e", value).replace("-", "\u2212")
                : NumberText.fixed(value, Math.max(0, 2 - digits))
                        .replaceAll("(\\.\\d*?)0+$", "$1")
                        .replaceAll("\\.$", "");
    }

    /** "1 neuron", "84 neurons". */
    public static String counted(long number, String one) {
        return NumberText.count(number) + " " + one + (number == 1 ? "" : "s");
    }

    /** The text in at most this many characters, never half of one. */
    public static String shortened(String text, int length) {
        if (text.codePointCount(0, text.length()) <= length) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, Math.max(0, length - 1))) + "\u2026";
    }

    /** As {@link #shortened}, but without its middle: names often differ at their ends. */
    static String squeezed(String name, int length) {
        int points = name.codePointCount(0, name.length());
        if (points <= length) {
            return name;
        }
        int tail = (length - 1) / 2;
        String head = name.substring(0, name.offsetByCodePoints(0, length - 1 - tail));
        return head + "\u2026" + name.substring(name.offsetByCodePoints(0, points - tail));
    }

    /** How many characters fit into a width. */
    static int fitting(double width, Canvas.Type type) {
        return Math.max(1, (int) (width / letter(type)));
    }

    /** The width that a text probably takes. */
    static double width(String text, Canvas.Type type) {
        return letter(type) * text.codePointCount(0, text.length());
    }

    private static double letter(Canvas.Type type) {
        return (type == Canvas.Type.LABEL ? LETTER : BOLD_LETTER) * type.size();
    }

    /** The text in lines of at most this many characters, broken at blanks, and within words only if one is too long. */
    static List<String> lines(String text, int length) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+", -1)) {
            String rest = word;
            while (rest.codePointCount(0, rest.length()) > length) {
                if (!line.isEmpty()) {
                    lines.add(line);
                    line = "";
                }
                int end = rest.offsetByCodePoints(0, length);
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            String longer = line.isEmpty() ? rest : line + " " + rest;
            if (longer.codePointCount(0, longer.length()) > length) {
                lines.add(line);
                line = rest;
            } else {
                line = longer;
            }
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }
}
