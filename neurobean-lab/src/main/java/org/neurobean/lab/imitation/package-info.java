/**
 * Imitation networks (Kimura et al. 2018, "Few-shot learning of neural networks from scratch by pseudo example
 * optimization", arXiv 1802.03039): a network f learns from a few shots and, on pseudo examples, from a Gaussian process g
 * that was fitted to the shots. The objective is
 *
 * <pre>
 * lambda_1 mean_shots cross-entropy(f(x), y) + mean_pseudo lambda_2(x) KL(g(x) || f(x))
 * lambda_2(x) = l exp(-log(l / l') sigma_g(x) / mean sigma_g)
 * </pre>
 *
 * <p>Pseudo examples start as interpolations of two shots, grow in number from round to round, and between rounds climb the
 * gradient of the KL divergence, to where network and process disagree.
 */
@NullMarked
package org.neurobean.lab.imitation;

import org.jspecify.annotations.NullMarked;
