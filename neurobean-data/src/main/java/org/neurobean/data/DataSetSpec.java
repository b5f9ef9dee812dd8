package org.neurobean.data;

import java.util.List;

/**
 * What is known of a data set before any of it is read.
 *
 * @param name the name on the command line; its directory has this name as well
 * @param title the name in a text
 * @param citation what to cite
 * @param licence the terms of use
 * @param classNames [classes], by label
 * @param shape shape of an image
 * @param trainSize training images
 * @param testSize test images
 * @param publication where it comes from
 */
public record DataSetSpec(
        String name,
        String title,
        String citation,
        String licence,
        List<String> classNames,
        ImageShape shape,
        int trainSize,
        int testSize,
        Publication publication) {

    public DataSetSpec {
        if (!name.matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException("name must be of a-z, 0-9 and -, found '" + name + "'");
        }
        if (trainSize < 1 || testSize < 1) {
            throw new IllegalArgumentException("sizes must be positive, found " + trainSize + " and " + testSize);
        }
        classNames = List.copyOf(classNames);
    }

    public int classes() {
        return classNames.size();
    }

    /** Whether this program makes the set itself. */
    public boolean isBuiltIn() {
        return publication instanceof Publication.BuiltIn;
    }
}
