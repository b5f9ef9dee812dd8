package org.neurobean.bean;

/**
 * A value that a setting cannot have. It keeps the parts of its message, so that a program can name the setting as its
 * users know it.
 */
public final class InvalidValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final String constraint;
    private final String finding;

    /**
     * The message is "NAME must CONSTRAINT, but FINDING".
     *
     * @param name of the setting, as the Java API has it, such as {@code activationThreshold}
     * @param constraint such as {@code be a finite number}
     * @param finding what it is instead, and what to do if that is not obvious, such as {@code is NaN}
     */
    public InvalidValueException(String name, String constraint, String finding) {
        super(text(name, constraint, finding));
        this.name = name;
        this.constraint = constraint;
        this.finding = finding;
    }

    /** The same for a plain value: "NAME must be CONSTRAINT, but is VALUE". */
    public static InvalidValueException of(String name, String constraint, Object value) {
        return new InvalidValueException(name, "be " + constraint, "is " + value);
    }

    /** The name of the setting in the Java API. */
    public String name() {
        return name;
    }

    /** The message with another name of the setting. */
    public String message(String shownName) {
        return text(shownName, constraint, finding);
    }

    private static String text(String name, String constraint, String finding) {
        return name + " must " + constraint + ", but " + finding;
    }
}
