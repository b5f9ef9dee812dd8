/** Networks and their layers. */
@NullMarked
package org.neurobean.torch.nn;

import org.jspecify.annotations.NullMarked;
