package org.neurobean.data;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response, taken piece by piece by one thread. The JDK's client has no limit for the time between two pieces;
 * here a piece that does not come in time is an error.
 */
final class BodyQueue implements Flow.Subscriber<List<ByteBuffer>> {

    /** What arrived: bytes, the end, or an error. */
    private record Piece(
            List<ByteBuffer> bytes, boolean last, @Nullable Throwable error) {}

    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final Duration silence;

    /** @param silence how long the server may send nothing */
    BodyQueue(Duration silence) {
        this.silence = silence;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscribed) {
        subscription.complete(subscribed);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        pieces.add(new Piece(bytes, false, null));
    }

    @Override
    public void onError(Throwable error) {
        pieces.add(new Piece(List.of(), true, error));
    }

    @Override
    public void onComplete() {
        pieces.add(new Piece(List.of(), true, null));
    }

    /**
     * The next piece; null after the last one.
     *
     * @throws SocketTimeoutException if the server sends nothing for too long
     * @throws IOException if the connection breaks off
     */
    @Nullable
    List<ByteBuffer> next() throws IOException, InterruptedException {
        // One piece is asked for at a time, so that what cannot be written as fast as it comes does not fill the
        // memory.
        subscription.join().request(1);
        Piece piece = pieces.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
        if (piece == null) {
            throw new SocketTimeoutException();
        }
        if (piece.error() != null) {
            throw piece.error() instanceof IOException io ? io : new IOException(piece.error());
        }
        return piece.last() ? null : piece.bytes();
    }

    /** Ends the connection if the body has not arrived whole. */
    void cancel() {
        if (subscription.isDone()) {
            subscription.join().cancel();
        }
    }
}
