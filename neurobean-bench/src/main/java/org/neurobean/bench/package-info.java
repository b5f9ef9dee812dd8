/** Benchmarks: what a training step costs with BEAN and without, and the forms of the penalty against each other. */
@NullMarked
package org.neurobean.bench;

import org.jspecify.annotations.NullMarked;
