package org.neurobean.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.neurobean.io.Causes;
import org.neurobean.io.UserError;

/**
 * Downloads a file from the first of several addresses that gives the right content. A file that is there is whole
 * and checked; nothing else is left behind.
 */
public final class Fetcher {

    /** For looking at a downloaded file before it gets its name. */
    @FunctionalInterface
    interface Check {
        /** What is wrong with the file, or nothing. */
        Optional<String> complaint(Path downloaded);
    }

    /** No address gave the file. */
    static final class NotFetched extends Exception {
        private static final long serialVersionUID = 1L;

        NotFetched(List<String> reasons) {
            super(String.join("; ", reasons));
        }
    }

    private final Duration connecting;
    private final Duration silence;

    /**
     * A fetcher with limits of its own.
     *
     * @param connecting how long to try to get an answer in all, over all addresses of a file
     * @param silence how long a server may send nothing in the middle of a file
     */
    public Fetcher(Duration connecting, Duration silence) {
        if (connecting.toMillis() < 1 || silence.toMillis() < 1) {
            throw new IllegalArgumentException("limits must be at least 1 ms, found " + connecting + ", " + silence);
        }
        this.connecting = connecting;
        this.silence = silence;
    }

    /** The fetcher of the command line: 10 s to be answered, 30 s of silence. */
    public static Fetcher standard() {
        return new Fetcher(Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    /**
     * Puts the file at {@code target}.
     *
     * @throws NotFetched where no address gave it; the message has each one's reason
     * @throws UserError where it cannot be written
     */
    void fetch(List<URI> addresses, Path target, Check check, FetchProgress progress) throws NotFetched {
        long deadline = System.nanoTime() + connecting.toNanos();
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            // What is left of the time is shared evenly among the addresses that are left.
            long share = Math.max(1, (deadline - System.nanoTime()) / 1_000_000 / (addresses.size() - i));
            Optional<String> reason = attempt(addresses.get(i), share, target, check, progress);
            if (reason.isEmpty()) {
                return;
            }
            reasons.add(addresses.get(i).getHost() + ": " + reason.get());
        }
        throw new NotFetched(reasons);
    }

    /** Nothing where it went well, else why not. */
    private Optional<String> attempt(URI address, long millis, Path target, Check check, FetchProgress progress) {
        HttpURLConnection connection = null;
        try {
            connection = connect(address, millis);
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                return Optional.of("HTTP status " + status);
            }
            return receive(connection, target, check, progress);
        } catch (TimeoutException e) {
            return Optional.of(String.format(Locale.ROOT, "no answer within %.1f s", millis / 1e3));
        } catch (IOException e) {
            return Optional.of(Causes.brief(e));
        } finally {
            if (connection != null) {
                connection.disconnect();
            }
        }
    }

    /** Connects in a thread of its own, because looking up a host name knows no time limit. */
    private HttpURLConnection connect(URI address, long millis) throws IOException, TimeoutException {
        FutureTask<HttpURLConnection> answer = new FutureTask<>(() -> {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setRequestProperty("User-Agent", "neurobean");
            connection.setConnectTimeout(Math.toIntExact(millis));
            connection.setReadTimeout(Math.toIntExact(silence.toMillis()));
            connection.getResponseCode();
            return connection;
        });
        Thread thread = new Thread(answer, "connect to " + address.getHost());
        thread.setDaemon(true);
        thread.start();
        try {
            return answer.get(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw AtomicFile.interrupted();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    private static Optional<String> receive(
            HttpURLConnection connection, Path target, Check check, FetchProgress progress) throws IOException {
        long expected = connection.getContentLengthLong();
        try (AtomicFile file = AtomicFile.at(target)) {
            progress.started(String.valueOf(target.getFileName()), expected);
            long received = 0;
            try (InputStream in = connection.getInputStream()) {
                byte[] buffer = new byte[1 << 16];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    file.write(buffer, n);
                    received += n;
                    progress.advanced(n);
                    if (Thread.interrupted()) {
                        throw AtomicFile.interrupted();
                    }
                }
            } finally {
                progress.ended();
            }
            if (expected >= 0 && received != expected) {
                return Optional.of(String.format(Locale.ROOT, "broke off after %,d of %,d bytes", received, expected));
            }
            Optional<String> complaint = check.complaint(file.temporary());
            if (complaint.isEmpty()) {
                file.commit();
            }
            return complaint;
        }
    }
}
