/**
 * What a dense layer has learned: from arrays of activations and outgoing weights to everything that was measured on
 * them (paper, section 3.1). {@link org.neurobean.lab.analysis.LayerAnalysis} is the result.
 */
@NullMarked
package org.neurobean.lab.analysis;

import org.jspecify.annotations.NullMarked;
