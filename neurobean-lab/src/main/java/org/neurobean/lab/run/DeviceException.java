package org.neurobean.lab.run;

import java.util.Locale;
import org.neurobean.torch.Device;

/** A device that networks cannot compute on here: the engine is not built for it, or finds none. */
public final class DeviceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Device device;

    DeviceException(Device device, String reason, Throwable cause) {
        super("device " + device.name().toLowerCase(Locale.ROOT) + ": " + reason, cause);
        this.device = device;
    }

    public Device device() {
        return device;
    }
}
