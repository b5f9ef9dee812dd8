package org.neurobean.lab.campaign;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.neurobean.bean.InvalidValueException;

/**
 * A part of a plan, so that machines share it without talking to each other: every n-th trial.
 *
 * @param number of the part, 1 to of
 * @param of how many parts there are
 */
public record Shard(int number, int of) {

    /** All of a plan. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    public Shard {
        if (of < 1 || number < 1 || number > of) {
            throw InvalidValueException.of("shard", "I/N with I from 1 to N", number + "/" + of);
        }
    }

    /** From its text, such as 2/5. */
    public static Shard parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw InvalidValueException.of("shard", "I/N with I from 1 to N, such as 2/5", text);
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** The members of a plan that belong to this part, in their order. */
    public <T> List<T> of(List<T> plan) {
        return IntStream.range(0, plan.size())
                .filter(i -> i % of == number - 1)
                .mapToObj(plan::get)
                .toList();
    }
}
