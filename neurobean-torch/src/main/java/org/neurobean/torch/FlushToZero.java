package org.neurobean.torch;

import org.bytedeco.pytorch.Context;

/**
 * Until it is closed, float numbers too small for the normal range (below 1.2e-38) count as 0 on this thread. A training
 * makes many of them, because Adam's moments of a silent weight decay without end, and many processors compute with them
 * a hundred times more slowly. If the processor has no such mode, this does nothing. Of several that are open on a thread
 * the outermost ends the mode.
 */
public final class FlushToZero implements AutoCloseable {

    private static final ThreadLocal<Integer> OPEN = ThreadLocal.withInitial(() -> 0);

    private boolean closed;

    /** Begins the mode; to be closed by the same thread. */
    public FlushToZero() {
        OPEN.set(OPEN.get() + 1);
        Context.setFlushDenormal(true);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        OPEN.set(OPEN.get() - 1);
        if (OPEN.get() == 0) {
            OPEN.remove();
            Context.setFlushDenormal(false);
        }
    }
}
