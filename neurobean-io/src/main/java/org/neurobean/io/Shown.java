package org.neurobean.io;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names and shapes from files as messages show them: on one line, and short. */
public final class Shown {

    private static final int LONGEST_NAME = 60;
    private static final int MOST_NAMES = 12;

    private Shown() {}

    /** A name without characters that a terminal would obey, cut if it is long. */
    public static String name(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().limit(LONGEST_NAME).forEach(c -> shown.appendCodePoint(isPrintable(c) ? c : '?'));
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            shown.append("...");
        }
        return shown.isEmpty() ? "\"\"" : shown.toString();
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** The first names, and how many more there are. */
    public static String names(Collection<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String first = names.stream().limit(MOST_NAMES).map(Shown::name).collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMES;
        return more > 0 ? String.format(Locale.ROOT, "%s and %,d more", first, more) : first;
    }

    /**
     * What the user may have meant.
     *
     * @param names those that exist; long ones are not compared
     * @return "; did you mean outgoing?", or nothing
     */
    public static String suggestion(String typed, List<String> names) {
        List<String> comparable =
                names.stream().filter(name -> name.length() <= 2 * LONGEST_NAME).toList();
        return ClosestName.to(typed, comparable)
                .map(name -> "; did you mean " + name(name) + "?")
                .orElse("");
    }

    /** "[10,000 x 4,096]". */
    public static String shape(long... shape) {
        StringBuilder shown = new StringBuilder("[");
        for (int d = 0; d < shape.length; d++) {
            shown.append(d == 0 ? "" : " x ").append(String.format(Locale.ROOT, "%,d", shape[d]));
        }
        return shown.append(']').toString();
    }
}
