package org.neurobean.io;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a user who mistyped a name may have meant: the name at the smallest edit distance, if that is small. */
public final class ClosestName {

    private ClosestName() {}

    /**
     * The name that was meant.
     *
     * @param typed what the user wrote
     * @param names those that exist
     * @return empty if none is close
     */
    public static Optional<String> to(String typed, List<String> names) {
        return names.stream()
                .filter(name -> distance(typed, name) <= Math.max(2, name.length() / 3))
                .min(Comparator.comparingInt(name -> distance(typed, name)));
    }

    /** Levenshtein's distance: the fewest insertions, deletions and replacements that make b of a. */
    public static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], row[j]));
            }
        }
        return row[b.length()];
    }
}
