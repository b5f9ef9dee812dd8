/** Analyses of dense layers, of runs and of arrays: from where they are to the files of the results. */
@NullMarked
package org.neurobean.lab.analysis;

import org.jspecify.annotations.NullMarked;
