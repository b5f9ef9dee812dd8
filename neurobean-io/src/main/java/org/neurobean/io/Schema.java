package org.neurobean.io;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The version of a JSON file's layout, which is the file's first key: {@code "schema" : 1}. Files from before there were
 * versions lack the key. A version is raised if a key is renamed or removed or changes its meaning; a key that is only added
 * does not raise it.
 *
 * @param file what the file is, for messages: "a run.json"
 * @param version that is written, and the latest that can be read; from 1
 */
public record Schema(String file, int version) {

    private static final String KEY = "schema";

    /** The same object with the version before all other keys. */
    public ObjectNode before(ObjectNode json) {
        ObjectNode whole = json.objectNode();
        whole.put(KEY, version);
        whole.setAll(json);
        return whole;
    }

    /**
     * Checks the version of what was read and takes it out, so that the rest can be read strictly.
     *
     * @param json the file's content; anything but an object has no version
     * @throws NewerSchemaException if the version is later than this one
     * @throws IllegalArgumentException if it is not a whole number above 0
     */
    public void takeFrom(JsonNode json) {
        if (check(json) > 0) {
            ((ObjectNode) json).remove(KEY);
        }
    }

    /**
     * Checks the version of what was read.
     *
     * @return the version; 0 if there is none
     * @throws NewerSchemaException if the version is later than this one
     * @throws IllegalArgumentException if it is not a whole number above 0
     */
    public int check(JsonNode json) {
        if (!(json instanceof ObjectNode object) || !object.has(KEY)) {
            return 0;
        }
        JsonNode found = object.path(KEY);
        if (!found.isIntegralNumber() || !found.canConvertToInt() || found.asInt() < 1) {
            throw new IllegalArgumentException(
                    "the schema of " + file + " must be a whole number above 0, but is " + found);
        }
        if (found.asInt() > version) {
            throw new NewerSchemaException("schema " + found.asInt() + ", but this version of neurobean knows " + file
                    + " up to schema " + version + "; use a newer neurobean");
        }
        return found.asInt();
    }
}
