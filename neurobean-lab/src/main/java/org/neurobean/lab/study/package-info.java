/** Few-shot studies: settings are chosen, trials run, and the table is written and checked, each from the steps below it. */
@NullMarked
package org.neurobean.lab.study;

import org.jspecify.annotations.NullMarked;
