package org.neurobean.torch.train;

/** The loss of a training is no longer a finite number; what the last checkpoint holds is still good. */
public final class TrainingDivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says where it happened.
     *
     * @param epoch from 1
     * @param step of the training
     * @param loss that is not finite
     * @param likelyCause and what to do
     */
    public TrainingDivergedException(int epoch, long step, double loss, String likelyCause) {
        super("the loss is " + loss + " at epoch " + epoch + ", step " + step + "; likely cause: " + likelyCause);
    }
}
