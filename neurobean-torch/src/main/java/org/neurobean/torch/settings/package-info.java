/**
 * What can be chosen for a training, as plain data: regularizers, augmentations, learning-rate schedules. The command line,
 * the records of runs, few-shot trials and the engine share these records; nothing here computes with tensors.
 *
 * <p>The kinds are sealed. Whoever treats them one by one implements a {@code Visitor}, so that a new kind does not compile
 * until every such place knows it. Ranges are checked when a record is made, and only here.
 */
@NullMarked
package org.neurobean.torch.settings;

import org.jspecify.annotations.NullMarked;
