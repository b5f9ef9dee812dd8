/** The training loop: steps, optimizers, stop rules, checkpoints, evaluation. */
@NullMarked
package org.neurobean.torch.train;

import org.jspecify.annotations.NullMarked;
