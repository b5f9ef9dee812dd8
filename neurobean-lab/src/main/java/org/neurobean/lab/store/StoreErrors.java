package org.neurobean.lab.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.neurobean.lab.UserError;
import org.sqlite.SQLiteErrorCode;

/** What can go wrong with a store's file, as one line that says what to do. */
final class StoreErrors {

    private StoreErrors() {}

    static UserError explain(Path file, SQLException error) {
        String reason = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
        int primary = error.getErrorCode() & 0xFF;
        if (primary == SQLiteErrorCode.SQLITE_FULL.code || reason.contains("disk is full")) {
            return UserError.failedRun("no space left for the store " + file
                    + "; what is in it is safe: free some space and give the same command again");
        }
        if (primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return UserError.usage(file + " is no store of trials; choose another file with --store", error);
        }
        if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return UserError.usage(
                    "the store " + file + " is damaged (" + reason + "); restore a copy, or move it away to begin anew",
                    error);
        }
        if (primary == SQLiteErrorCode.SQLITE_READONLY.code
                || primary == SQLiteErrorCode.SQLITE_PERM.code
                || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            return UserError.usage(
                    "the store " + file + " cannot be opened for writing; choose another file with --store", error);
        }
        if (primary == SQLiteErrorCode.SQLITE_BUSY.code || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return UserError.failedRun("the store " + file + " is locked by another program; end it and try again");
        }
        return UserError.failedRun("the store " + file + " failed: " + reason);
    }
}
