/**
 * What a dense layer has learned: from arrays of activations and outgoing weights to everything that was measured on
 * them (paper, section 3.1). {@link org.neurobean.assembly.layer.LayerAnalysis} is the result.
 */
@NullMarked
package org.neurobean.assembly.layer;

import org.jspecify.annotations.NullMarked;
