package org.neurobean.data;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.neurobean.io.Causes;

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

    private static final int OK = 200;

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
     * @throws NotFetched if no address gave it; the message has each one's reason
     * @throws DownloadException if it cannot be written or the thread is interrupted
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

    /** Nothing if it went well, else why not. */
    private Optional<String> attempt(URI address, long millis, Path target, Check check, FetchProgress progress) {
        BodyQueue body = new BodyQueue(silence);
        try {
            HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = ask(address, millis);
            response.body().subscribe(body);
            if (response.statusCode() != OK) {
                return Optional.of("HTTP status " + response.statusCode());
            }
            long bytes = response.headers().firstValueAsLong("Content-Length").orElse(-1);
            return receive(new Arriving(body, bytes), target, check, progress);
        } catch (TimeoutException e) {
            return Optional.of(String.format(Locale.ROOT, "no answer within %.1f s", millis / 1e3));
        } catch (InterruptedException e) {
            throw DownloadException.interrupted();
        } catch (IOException e) {
            return Optional.of(Causes.brief(e));
        } finally {
            body.cancel();
        }
    }

    /** The answer up to its body. Looking up the host's name is part of the time limit. */
    private static HttpResponse<Flow.Publisher<List<ByteBuffer>>> ask(URI address, long millis)
            throws IOException, TimeoutException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("User-Agent", "neurobean")
                .build();
        CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> answer =
                client().sendAsync(request, BodyHandlers.ofPublisher());
        try {
            return answer.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            answer.cancel(true); // nothing happens if the answer is there
        }
    }

    /** One for each request: its threads end with it, and downloads are few. */
    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /** @param bytes how many there will be; -1 if the server does not say */
    private record Arriving(BodyQueue body, long bytes) {}

    private static Optional<String> receive(Arriving arriving, Path target, Check check, FetchProgress progress)
            throws IOException, InterruptedException {
        try (DataFileOutput file = DataFileOutput.at(target)) {
            Optional<String> broken = receiveBody(arriving, target, file, progress);
            if (broken.isPresent()) {
                return broken;
            }
            Optional<String> complaint = check.complaint(file.temporary());
            if (complaint.isEmpty()) {
                file.commit();
            }
            return complaint;
        }
    }

    /** Nothing if all bytes have come, else what is wrong. */
    private static Optional<String> receiveBody(
            Arriving arriving, Path target, DataFileOutput file, FetchProgress progress)
            throws IOException, InterruptedException {
        progress.started(String.valueOf(target.getFileName()), arriving.bytes());
        long received = 0;
        try {
            for (List<ByteBuffer> piece = arriving.body().next();
                    piece != null;
                    piece = arriving.body().next()) {
                for (ByteBuffer bytes : piece) {
                    int count = bytes.remaining();
                    file.write(bytes);
                    received += count;
                    progress.advanced(count);
                }
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            if (received < arriving.bytes()) {
                return Optional.of(
                        String.format(Locale.ROOT, "broke off after %,d of %,d bytes", received, arriving.bytes()));
            }
            throw e;
        } finally {
            progress.ended();
        }
        return Optional.empty();
    }
}
