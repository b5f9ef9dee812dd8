package org.neurobean.report.layer;

/**
 * How much of each kind of data a page may carry, so that it stays below 8 MB whatever is analysed: raw bytes for one of
 * the page's layers, before base64 makes four of three.
 *
 * @param matrix for each of: class means, outgoing weights, accuracies without single neurons
 * @param correlation values of each of the two matrices of neurons by neurons, 3 bytes for the two of them
 * @param images for the pixels of the most exciting images
 */
record PageBudget(int matrix, int correlation, int images) {

    private static final int MATRIX = 840_000;
    private static final int CORRELATION = 400_000;
    private static final int IMAGES = 1_000_000;

    /** Larger heat-maps of correlations show nothing more: their neurons are thinner than a pixel. */
    private static final int LARGEST_CORRELATION = 512 * 512;

    /** An even share for each of the layers. */
    static PageBudget forLayers(int layers) {
        return new PageBudget(MATRIX / layers, Math.min(LARGEST_CORRELATION, CORRELATION / layers), IMAGES / layers);
    }

    /** What the layers and their samples may take together, in characters of the page. */
    private static final int PAGE = 7_600_000;

    /** Samples for ablation in the page, of all layers: more make it slow to open, and hardly more exact. */
    private static final int READOUTS = 3_400_000;

    /**
     * Raw bytes that the samples of each layer may take: an even share of what everything else leaves.
     *
     * @param taken characters of the page that are taken already
     */
    static int readout(int taken, int layers) {
        long left = Math.max(0, PAGE - (long) taken) * 3 / 4;
        return (int) Math.min(READOUTS, left) / layers;
    }

    /** How many columns of a matrix with this many rows fit; at least 1. */
    int columns(int rows) {
        return Math.max(1, matrix / rows);
    }

    /** How many neurons a matrix of neurons by neurons may have; at least 2. */
    int correlated() {
        return Math.max(2, (int) Math.sqrt(correlation));
    }
}
