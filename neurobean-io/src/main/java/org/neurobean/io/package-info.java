/** Files: written whole or not at all, and what to say if that fails. */
@NullMarked
package org.neurobean.io;

import org.jspecify.annotations.NullMarked;
