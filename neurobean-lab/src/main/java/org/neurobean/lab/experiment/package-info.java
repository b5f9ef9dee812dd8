/**
 * The paper's figures as data: one file a figure, with what the paper claims, what to expect here, what it costs, and the
 * command that makes it.
 */
@NullMarked
package org.neurobean.lab.experiment;

import org.jspecify.annotations.NullMarked;
