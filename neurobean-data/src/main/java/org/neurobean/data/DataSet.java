package org.neurobean.data;

import java.util.List;

/**
 * A data set that has been read and checked.
 *
 * @param name the name on the command line
 * @param title the name in a text
 * @param classNames [classes], by label
 * @param train training images, in the publisher's order
 * @param test test images, in the publisher's order
 * @param source where it came from: the files' directories, or "built in" with seed and version
 * @param digest sha256 (hex) of the lines "SHA256-OF-CONTENT  NAME" of its files in the catalog's order; for the
 *     built-in set of version, seed, pixels and labels
 * @param remarks what a result on it has to mention, such as that some images are not the publisher's; often empty
 */
public record DataSet(
        String name,
        String title,
        List<String> classNames,
        LabeledImages train,
        LabeledImages test,
        String source,
        String digest,
        List<String> remarks) {

    public DataSet {
        classNames = List.copyOf(classNames);
        remarks = List.copyOf(remarks);
        if (!train.shape().equals(test.shape())) {
            throw new IllegalArgumentException(
                    "training and test images must have one shape, found " + train.shape() + " and " + test.shape());
        }
        if (train.classes() != classNames.size() || test.classes() != classNames.size()) {
            throw new IllegalArgumentException("there must be a name for each of " + train.classes() + " and "
                    + test.classes() + " classes, found " + classNames.size());
        }
        if (!Sha256.isOne(digest)) {
            throw new IllegalArgumentException("digest must be a sha256 in hex, found " + digest);
        }
    }

    public ImageShape shape() {
        return train.shape();
    }

    public int classes() {
        return classNames.size();
    }
}
