package org.neurobean.lab.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.neurobean.torch.Engine;

/** What takes part in a run, in which version, and on which machine. */
public final class Versions {

    /** Set by the launcher if it knows it. */
    static final String COMMIT_PROPERTY = "neurobean.commit";

    /** The name under which {@link #all} has the commit. */
    public static final String COMMIT = "commit";

    /** The name under which {@link #all} has the processor. */
    public static final String PROCESSOR = "processor";

    private Versions() {}

    /** neurobean's version, {@code development} if it does not run from its jar. */
    public static String neurobean() {
        String version = Versions.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Names and versions, in the order to be shown. */
    public static Map<String, String> all() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("neurobean", neurobean());
        versions.put(COMMIT, System.getProperty(COMMIT_PROPERTY, "unknown"));
        versions.put("engine", "libtorch through JavaCPP " + Engine.version());
        versions.put("JDK", Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
        versions.put(
                "OS",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        versions.put(PROCESSOR, Processor.name());
        // The engine takes other kernels for other instructions, so that single results differ between machines.
        versions.put("instruction set", Processor.instructions());
        return versions;
    }
}
