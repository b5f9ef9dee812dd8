/** Augmentations: changes of the images that keep their class. */
@NullMarked
package org.neurobean.torch.augment;

import org.jspecify.annotations.NullMarked;
