package org.neurobean.torch;

/** The loss of a training is no longer a finite number; what the last checkpoint holds is still good. */
public final class TrainingDivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TrainingDivergedException(int epoch, long step, double loss, String likelyCause) {
        super("the loss is " + loss + " at epoch " + epoch + ", step " + step + "; likely cause: " + likelyCause);
    }
}
