/** Figures of a few-shot table: learning curves and paired differences. */
@NullMarked
package org.neurobean.lab.table.figure;

import org.jspecify.annotations.NullMarked;
