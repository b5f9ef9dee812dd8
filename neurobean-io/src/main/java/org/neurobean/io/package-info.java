/** Files: written whole or not at all, the set-up of JSON, and what to say if a file cannot be read or written. */
@NullMarked
package org.neurobean.io;

import org.jspecify.annotations.NullMarked;
