/** Means, deviations, intervals and tests of numbers that were measured several times. */
@NullMarked
package org.neurobean.lab.statistics;

import org.jspecify.annotations.NullMarked;
