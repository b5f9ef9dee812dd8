package org.neurobean.assembly.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.neurobean.bean.InvalidValueException;

/**
 * Neurons that a user names to be ablated together, as ids and ranges of ids: {@code 3,17,20-25}. In
 * {@code assemblies.json} it is stored as that text.
 *
 * @param text as it was given
 * @param ranges one or more; they may overlap, a neuron that is named twice is in the set once
 */
public record NeuronSet(String text, List<Range> ranges) {

    private static final String SETTING = "ablate";

    private static final Pattern PART = Pattern.compile("(\\d{1,9})(?:\\s*-\\s*(\\d{1,9}))?");

    /**
     * Ids that follow each other.
     *
     * @param first id, 0 or more
     * @param last id, first or more; in the set as well
     */
    public record Range(int first, int last) {

        public Range {
            if (first < 0 || last < first) {
                throw new IllegalArgumentException(
                        "a range must go up from 0 or more, but goes from " + first + " to " + last);
            }
        }
    }

    public NeuronSet {
        ranges = List.copyOf(ranges);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("a set of neurons must have 1 range or more, but has 0");
        }
    }

    /**
     * Reads ids and ranges between commas; spaces do not matter.
     *
     * @throws InvalidValueException if a part is neither an id nor a range
     */
    public static NeuronSet parse(String text) {
        if (text.isBlank()) {
            throw new InvalidValueException(
                    SETTING, "name 1 neuron or more", "is empty; give ids and ranges, such as 3,17,20-25");
        }
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            ranges.add(range(part.strip(), text));
        }
        return new NeuronSet(text.strip(), ranges);
    }

    private static Range range(String part, String text) {
        Matcher matcher = PART.matcher(part);
        if (!matcher.matches()) {
            throw new InvalidValueException(
                    SETTING,
                    "be ids from 0 and ranges with commas between them, such as 3,17,20-25",
                    "'" + part + "' in '" + text.strip() + "' is neither");
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        if (last < first) {
            throw new InvalidValueException(
                    SETTING,
                    "have ranges that go up",
                    "'" + part + "' in '" + text.strip() + "' goes down; write " + last + "-" + first);
        }
        return new Range(first, last);
    }

    /**
     * Checks that a layer has all of these neurons.
     *
     * @param layer in words: "layer fc3 of plain"
     * @param neurons N, how many it has
     * @throws InvalidValueException if it does not
     */
    public void requireWithin(String layer, int neurons) {
        int largest = ranges.stream().mapToInt(Range::last).max().orElseThrow();
        if (largest >= neurons) {
            throw new InvalidValueException(
                    SETTING,
                    "name neurons from 0 to " + (neurons - 1) + ", as " + layer + " has " + neurons,
                    "'" + text + "' names " + largest);
        }
    }

    /** The ids, ascending, each once. */
    int[] ids() {
        return ranges.stream()
                .flatMapToInt(range -> IntStream.rangeClosed(range.first(), range.last()))
                .sorted()
                .distinct()
                .toArray();
    }
}
