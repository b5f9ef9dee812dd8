/**
 * The safetensors format: the length of a JSON header as 8 little-endian bytes, the header (for each tensor its type, shape
 * and place), the numbers. PyTorch, Keras and others read it.
 *
 * <p>A header is not trusted: {@link org.neurobean.io.safetensors.SafetensorsHeader#read} checks all that it says against
 * the length of the file before anybody takes memory for a tensor.
 */
@NullMarked
package org.neurobean.io.safetensors;

import org.jspecify.annotations.NullMarked;
