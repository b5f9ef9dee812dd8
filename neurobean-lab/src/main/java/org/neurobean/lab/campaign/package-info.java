/** Many trials: which there are to run, on how many threads, and how far they are. */
@NullMarked
package org.neurobean.lab.campaign;

import org.jspecify.annotations.NullMarked;
