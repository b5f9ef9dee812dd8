/**
 * The paper's figures as data: one file a figure, with what the paper claims, what to expect here, what it costs, and the
 * command that makes it; and what the paper leaves open: {@link org.neurobean.lab.experiment.MlpAlpha}, {@code LeNet5Alpha},
 * {@code Perplexity}. {@link org.neurobean.lab.experiment.Results} is what comes out, {@link
 * org.neurobean.lab.experiment.ResultsMarkdown} makes tables of it, and {@link org.neurobean.lab.experiment.Quotations} checks
 * that documents quote these.
 */
@NullMarked
package org.neurobean.lab.experiment;

import org.jspecify.annotations.NullMarked;
