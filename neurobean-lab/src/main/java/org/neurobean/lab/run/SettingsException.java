package org.neurobean.lab.run;

/** Settings that do not fit together, or do not fit the network, the data or the checkpoint that they are used with. */
public final class SettingsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    SettingsException(IllegalArgumentException cause) {
        super(cause.getMessage(), cause);
    }
}
