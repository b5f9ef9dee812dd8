package org.neurobean.io;

import java.io.Serial;

/** A file of a later version of neurobean, whose layout this version does not know. */
public final class NewerSchemaException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    NewerSchemaException(String message) {
        super(message);
    }
}
