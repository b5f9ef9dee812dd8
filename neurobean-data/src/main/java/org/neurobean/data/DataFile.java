package org.neurobean.data;

import java.util.List;

/**
 * One file of a data set, by name without {@code .gz}, and the contents that are right for it.
 *
 * @param name file name, without {@code .gz}
 * @param contents known contents; if none is known, only a {@code SHA256SUMS} file beside it can vouch for it
 */
public record DataFile(String name, List<Content> contents) {

    /**
     * One right content.
     *
     * @param sha256 of the unpacked bytes, lower-case hex
     * @param remark what a result on it has to mention, or empty
     */
    public record Content(String sha256, String remark) {
        public Content {
            if (!Sha256.isOne(sha256)) {
                throw new IllegalArgumentException("sha256 must be 64 lower-case hex digits, found " + sha256);
            }
        }
    }

    public DataFile {
        contents = List.copyOf(contents);
    }

    static DataFile of(String name, String sha256) {
        return new DataFile(name, List.of(new Content(sha256, "")));
    }
}
