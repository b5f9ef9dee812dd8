package org.neurobean.lab.report.assembly;

/**
 * How much of each kind of data a page may carry, so that it stays below 8 MB whatever is analysed: raw bytes for one of
 * the page's layers, before base64 makes four of three.
 *
 * @param matrix for each of: class means, outgoing weights, accuracies without single neurons
 * @param correlation for each of the two matrices of neurons by neurons
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

    /** How many columns of a matrix with so many rows fit; at least 1. */
    int columns(int rows) {
        return Math.max(1, matrix / rows);
    }

    /** How many neurons a matrix of neurons by neurons may have; at least 2. */
    int correlated() {
        return Math.max(2, (int) Math.sqrt(correlation));
    }
}
