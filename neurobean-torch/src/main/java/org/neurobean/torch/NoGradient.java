package org.neurobean.torch;

import org.bytedeco.pytorch.AutoGradMode;

/** A region in which the engine records nothing for differentiation; the mode before is restored at its end. */
public final class NoGradient implements AutoCloseable {

    private final AutoGradMode mode = new AutoGradMode(false);

    @Override
    public void close() {
        mode.close();
    }
}
