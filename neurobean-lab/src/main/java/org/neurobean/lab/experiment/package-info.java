/**
 * The paper's figures as data: one file a figure, with what the paper claims, what to expect here, what it costs, and the
 * command that makes it; and {@link org.neurobean.lab.experiment.MlpAlpha}, which the paper leaves open. {@link
 * org.neurobean.lab.experiment.Results} is what comes out.
 */
@NullMarked
package org.neurobean.lab.experiment;

import org.jspecify.annotations.NullMarked;
