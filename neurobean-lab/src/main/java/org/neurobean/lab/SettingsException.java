package org.neurobean.lab;

/** Settings that do not fit together, or do not fit the network, the data or the checkpoint that they are used with. */
public final class SettingsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** @param message what does not fit, and what would */
    public SettingsException(String message) {
        super(message);
    }

    /** As above, with the cause. */
    public SettingsException(String message, Throwable cause) {
        super(message, cause);
    }

    /** With the words of the cause. */
    public SettingsException(IllegalArgumentException cause) {
        super(cause.getMessage(), cause);
    }
}
