package org.neurobean.lab.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.neurobean.lab.store.StoreException.Problem;
import org.sqlite.SQLiteErrorCode;

/** What can go wrong with a store's file, as one line. */
final class StoreErrors {

    private StoreErrors() {}

    static StoreException explain(Path file, SQLException error) {
        String reason = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
        int primary = error.getErrorCode() & 0xFF;
        if (primary == SQLiteErrorCode.SQLITE_FULL.code || reason.contains("disk is full")) {
            return new StoreException(Problem.NO_SPACE, file, "no space left for the store " + file, error);
        }
        if (primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return new StoreException(Problem.NOT_A_STORE, file, file + " is no store of trials", error);
        }
        if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return new StoreException(
                    Problem.DAMAGED, file, "the store " + file + " is damaged (" + reason + ")", error);
        }
        if (primary == SQLiteErrorCode.SQLITE_READONLY.code
                || primary == SQLiteErrorCode.SQLITE_PERM.code
                || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            return new StoreException(
                    Problem.NO_ACCESS, file, "the store " + file + " cannot be opened for writing", error);
        }
        if (primary == SQLiteErrorCode.SQLITE_BUSY.code || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return new StoreException(
                    Problem.LOCKED, file, "the store " + file + " is locked by another program", error);
        }
        return new StoreException(Problem.FAILED, file, "the store " + file + " failed: " + reason, error);
    }
}
