package org.neurobean.lab.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Numbers and texts as they stand in figures; the same in every locale. */
final class Words {

    /** Mean width of a letter by size of type; some fonts need less, none that Java draws with much more. */
    private static final double LETTER = 0.56;

    private Words() {}

    /** "0.93" or "\u22120.10"; a dash for NaN. */
    static String decimal(double value, int decimals) {
        if (Double.isNaN(value)) {
            return "\u2013";
        }
        String amount = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
        boolean negative = value < 0 && amount.chars().anyMatch(digit -> digit >= '1' && digit <= '9');
        return negative ? "\u2212" + amount : amount;
    }

    /** Two digits that matter, for the ends of a scale: "0.012", "3.4", "120". */
    static String scaleEnd(double value) {
        if (value == 0 || Double.isNaN(value)) {
            return decimal(value, 0);
        }
        int digits = (int) Math.floor(Math.log10(Math.abs(value))) + 1;
        return digits < -3
                ? String.format(Locale.ROOT, "%.1e", value).replace("-", "\u2212")
                : decimal(value, Math.max(0, 2 - digits));
    }

    /** "10,000". */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** "1 neuron", "84 neurons". */
    static String counted(long number, String one) {
        return count(number) + " " + one + (number == 1 ? "" : "s");
    }

    /** The text in at most so many characters, never half of one. */
    static String shortened(String text, int length) {
        if (text.codePointCount(0, text.length()) <= length) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, Math.max(0, length - 1))) + "\u2026";
    }

    /** How many characters of a size of type fit into a width. */
    static int fitting(double width, int size) {
        return Math.max(1, (int) (width / (LETTER * size)));
    }

    /** The width that a text probably takes. */
    static double width(String text, int size) {
        return LETTER * size * text.codePointCount(0, text.length());
    }

    /** The text in lines of at most so many characters, broken at blanks, and within words only where one is too long. */
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
