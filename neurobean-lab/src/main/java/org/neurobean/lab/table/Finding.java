package org.neurobean.lab.table;

/**
 * A sentence about a table, made from its numbers.
 *
 * @param verdict how it compares with the paper
 * @param text one sentence or two, plain
 */
public record Finding(Verdict verdict, String text) {

    /** How a finding compares with what the paper says. */
    public enum Verdict {
        /** The draws show what the paper shows. */
        REPRODUCED("as in the paper"),
        /** The draws show the opposite. */
        CONTRADICTED("not as in the paper"),
        /** The interval holds both. */
        UNDECIDED("not decided"),
        /** The paper says nothing about it. */
        BEYOND("beyond the paper");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /** As it is written before a sentence. */
        public String words() {
            return words;
        }
    }
}
