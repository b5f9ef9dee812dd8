package org.neurobean.torch;

import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;

/**
 * Starts libtorch as neurobean uses it: one thread for each training, unless it asks for more. Several trainings side by side
 * with one thread each beat one training with several threads, and one thread makes the order of every sum, and so every bit,
 * the same on each run.
 */
public final class Engine {

    static {
        try (UnpackingLock lock = UnpackingLock.take()) {
            // OpenBLAS keeps its own count of threads; torch.set_num_threads does not reach it.
            openblas.blas_set_num_threads(1);
            torch.set_num_threads(1);
        }
    }

    private Engine() {}

    /** Loads the native libraries and fixes their threads; later calls do nothing. */
    public static void start() {
        // The static initializer above does the work, once.
    }

    /**
     * Lets each operation of the calling thread use this many threads, until the thread asks for another number. A large
     * network that trains alone is faster this way; the order of sums changes with the number, and with it their last bits.
     *
     * <p>The engine also notes the number for threads that have not yet asked it for anything; each training asks first.
     *
     * @param threads 1 or more
     */
    public static void useThreads(int threads) {
        start();
        torch.set_num_threads(threads);
        torch.get_num_threads(); // from now on the number holds for this thread
    }

    /** The version of the engine's Java binding, which begins with libtorch's own: {@code 2.10.0-1.5.13}. */
    public static String version() {
        String version = torch.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
