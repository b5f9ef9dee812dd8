/** Training with BEAN on libtorch: the penalty as tensor operations, networks, optimizer and training loop. */
@NullMarked
package org.neurobean.torch;

import org.jspecify.annotations.NullMarked;
