package org.neurobean.lab.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neurobean.lab.fewshot.Trial;
import org.neurobean.lab.store.StoreException.Problem;
import org.sqlite.SQLiteConfig;

/**
 * The SQLite file below a store: it is checked when it is opened, and what fails comes as a {@link StoreException}. Not for
 * several threads at once; for several processes of one machine.
 */
final class StoreFile implements AutoCloseable {

    /** Written into the file's head, "nbtr": other SQLite files are not stores. */
    private static final int APPLICATION = 0x6e627472;

    /** Of the tables below, with {@link Trial#VERSION}: stores of other versions are refused. */
    private static final int SCHEMA = 1;

    private static final int FORMAT = 1000 * SCHEMA + Trial.VERSION;

    private static final int BUSY_MILLIS = 60_000;

    private static final List<String> TABLES = List.of(
            """
            CREATE TABLE trial (
              key TEXT PRIMARY KEY, spec TEXT NOT NULL, outcome TEXT NOT NULL, cost TEXT NOT NULL,
              origin TEXT NOT NULL, finished TEXT NOT NULL) WITHOUT ROWID""",
            "CREATE TABLE claim (key TEXT PRIMARY KEY, runner TEXT NOT NULL) WITHOUT ROWID",
            """
            CREATE TABLE choice (
              row TEXT NOT NULL, dataset TEXT NOT NULL, shots INTEGER NOT NULL, protocol TEXT NOT NULL,
              choice TEXT NOT NULL, PRIMARY KEY (row, dataset, shots, protocol)) WITHOUT ROWID""",
            "PRAGMA application_id = " + APPLICATION,
            "PRAGMA user_version = " + FORMAT);

    private final Path path;
    private final Connection connection;

    private StoreFile(Path path, Connection connection) {
        this.path = path;
        this.connection = connection;
    }

    /**
     * Opens the file, or makes it.
     *
     * @throws StoreException if it is something else, is damaged, is of another version, or cannot be written
     */
    static StoreFile open(Path path) {
        makeDirectory(path);
        Connection connection = null;
        boolean opened = false;
        try {
            SQLiteConfig config = new SQLiteConfig();
            config.setBusyTimeout(BUSY_MILLIS);
            connection = config.createConnection("jdbc:sqlite:" + path.toAbsolutePath());
            StoreFile file = new StoreFile(path, connection);
            file.prepare();
            opened = true;
            return file;
        } catch (SQLException e) {
            throw StoreErrors.explain(path, e);
        } finally {
            if (!opened && connection != null) {
                closeQuietly(connection);
            }
        }
    }

    private static void makeDirectory(Path path) {
        if (Files.isDirectory(path)) {
            throw new StoreException(Problem.IS_A_DIRECTORY, path, path + " is a directory");
        }
        Path directory = path.toAbsolutePath().getParent();
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new StoreException(
                    Problem.NO_ACCESS, path, "the store's directory " + directory + " cannot be made", e);
        }
    }

    /** The error that led here is the one to tell. */
    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            return;
        }
    }

    private void prepare() throws SQLException {
        // One at a time, so that of two processes which begin a store one makes the tables.
        change(() -> {
            boolean empty = number("SELECT count(*) FROM sqlite_master") == 0;
            int application = number("PRAGMA application_id");
            if (empty && application == 0) {
                for (String table : TABLES) {
                    execute(table);
                }
            } else {
                requireStore(application, number("PRAGMA user_version"));
            }
        });
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
        }
        String found = text("PRAGMA quick_check(1)");
        if (!"ok".equals(found)) {
            throw new StoreException(
                    Problem.DAMAGED,
                    path,
                    "the store " + path + " is damaged ("
                            + String.valueOf(found).lines().findFirst().orElse("")
                            + ")");
        }
    }

    private void requireStore(int application, int format) {
        if (application != APPLICATION) {
            throw new StoreException(Problem.NOT_A_STORE, path, path + " is another program's SQLite file");
        }
        if (format != FORMAT) {
            throw new StoreException(
                    Problem.OTHER_VERSION,
                    path,
                    "the store " + path + " is of another version of neurobean (format " + format + ", here " + FORMAT
                            + ")");
        }
    }

    Path path() {
        return path;
    }

    /** Something that may fail in the file. */
    interface Change {
        void run() throws SQLException;
    }

    /** Makes of a row what is asked for. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** All or nothing; no other process writes meanwhile. */
    void transaction(Change change) {
        try {
            change(change);
        } catch (SQLException e) {
            throw StoreErrors.explain(path, e);
        }
    }

    private void change(Change change) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            boolean done = false;
            try {
                change.run();
                statement.execute("COMMIT");
                done = true;
            } finally {
                if (!done) {
                    rollBack(statement);
                }
            }
        }
    }

    private static void rollBack(Statement statement) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            return; // SQLite has rolled back already, as it does on a full disk.
        }
    }

    /** The rows of a query, each made into something. */
    <T> List<T> rows(RowReader<T> reader, String query, Object... values) {
        try (PreparedStatement statement = prepared(query, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw StoreErrors.explain(path, e);
        }
    }

    /** The first column of the first row; null if there is none. */
    @Nullable
    String text(String query, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(query, values);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private int number(String query) throws SQLException {
        String text = text(query);
        return text == null ? 0 : Integer.parseInt(text);
    }

    void execute(String change, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(change, values)) {
            statement.execute();
        }
    }

    private PreparedStatement prepared(String text, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw StoreErrors.explain(path, e);
        }
    }
}
