/**
 * A dense layer of anybody's network, from the arrays that its user saved: {@code .npz} and {@code .npy} files of numpy
 * and {@code .safetensors} files.
 *
 * <p>The walk of the data: {@link org.neurobean.io.arrays.ArraySources} says which file holds what; a reader for each
 * format finds an array and reads its header; the shapes of all arrays are checked against each other before any number
 * is read; {@link org.neurobean.io.arrays.SavedLayer} are the numbers.
 *
 * <p>The files are not trusted. No header makes a reader take more memory than half of the heap or than the bytes of the
 * file can fill, whichever is less; names in a file are only compared, never used as paths; whatever is wrong with a file
 * is reported as an {@link org.neurobean.io.ArrayFileException} of one line.
 */
@NullMarked
package org.neurobean.io.arrays;

import org.jspecify.annotations.NullMarked;
