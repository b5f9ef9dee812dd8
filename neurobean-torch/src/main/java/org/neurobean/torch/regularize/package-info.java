/** Regularizers of a training: BEAN, its controls, and those it is compared with. */
@NullMarked
package org.neurobean.torch.regularize;

import org.jspecify.annotations.NullMarked;
