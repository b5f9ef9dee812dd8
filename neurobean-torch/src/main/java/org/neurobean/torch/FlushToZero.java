package org.neurobean.torch;

import org.bytedeco.pytorch.Context;

/**
 * Until it is closed, float numbers too small for the normal range (below 1.2e-38) count as 0 on this thread. A training
 * makes many of them, because Adam's moments of a silent weight decay without end, and many processors compute with them
 * a hundred times more slowly. Where the processor has no such mode, this does nothing.
 */
public final class FlushToZero implements AutoCloseable {

    public FlushToZero() {
        Context.setFlushDenormal(true);
    }

    @Override
    public void close() {
        Context.setFlushDenormal(false);
    }
}
