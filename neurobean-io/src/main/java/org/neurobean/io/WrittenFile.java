package org.neurobean.io;

import java.nio.file.Path;

/**
 * A file that is now in its place, whole.
 *
 * @param path as the caller named it
 * @param bytes its size
 */
public record WrittenFile(Path path, long bytes) {}
