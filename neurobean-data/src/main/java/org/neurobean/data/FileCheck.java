package org.neurobean.data;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the check of one file of a data set found.
 *
 * @param name the file's name, without {@code .gz}
 * @param status right, missing or wrong
 * @param path where it is, or null if it is missing
 * @param sha256 of its content if that is right, else null
 * @param detail the remark on a right content, the error on a wrong one, or empty
 */
public record FileCheck(
        String name,
        Status status,
        @Nullable Path path,
        @Nullable String sha256,
        String detail) {

    /** The three ways in which a check can end. */
    public enum Status {
        /** The content is right. */
        OK,
        /** No data directory has the file. */
        MISSING,
        /** The file cannot be read or its content is not right. */
        WRONG
    }

    static FileCheck ok(String name, Path path, String sha256, String remark) {
        return new FileCheck(name, Status.OK, path, sha256, remark);
    }

    static FileCheck missing(String name) {
        return new FileCheck(name, Status.MISSING, null, null, "");
    }

    static FileCheck wrong(String name, Path path, String error) {
        return new FileCheck(name, Status.WRONG, path, null, error);
    }
}
