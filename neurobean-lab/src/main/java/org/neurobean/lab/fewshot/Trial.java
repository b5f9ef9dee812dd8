package org.neurobean.lab.fewshot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One training from a few images of each class. Equal trials have equal outcomes, whoever runs them, alone or beside
 * others; on machines of different kinds the engine may round differently.
 *
 * @param dataset a name of the catalog
 * @param shots training images of each class, 1 or more
 * @param draw which images these are, and how networks start
 * @param protocol how an epoch is chosen
 * @param schedule of networks; methods that train none keep {@link Schedule#NONE}
 * @param method what learns
 */
public record Trial(String dataset, int shots, Draw draw, Protocol protocol, Schedule schedule, Method method) {

    /** Raised when the same trial would have another outcome: results of other versions are not mixed with these. */
    public static final int VERSION = 1;

    private static final int KEY_BYTES = 16;

    public Trial {
        if (dataset.isBlank()) {
            throw new IllegalArgumentException("the data set of a trial must have a name");
        }
        if (shots < 1) {
            throw new IllegalArgumentException("shots must be 1 or more, but is " + shots);
        }
        if (method.trainsNetwork() == schedule.equals(Schedule.NONE)) {
            throw new IllegalArgumentException(
                    method.trainsNetwork() ? "a network needs a schedule" : "only a network can have a schedule");
        }
    }

    /** The same on another draw. */
    public Trial withDraw(Draw newDraw) {
        return new Trial(dataset, shots, newDraw, protocol, schedule, method);
    }

    /** The trial's name in a store: it differs wherever anything differs that decides on the outcome. */
    public String key() {
        String whole = "neurobean trial " + VERSION + "\n" + TrialJson.write(this);
        return HexFormat.of().formatHex(sha256(whole), 0, KEY_BYTES);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
