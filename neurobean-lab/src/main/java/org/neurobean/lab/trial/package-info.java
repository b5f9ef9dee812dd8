/**
 * Runs one trial of few-shot learning from its description to its outcome. It keeps nothing and knows no other trials:
 * any worker can do it.
 */
@NullMarked
package org.neurobean.lab.trial;

import org.jspecify.annotations.NullMarked;
