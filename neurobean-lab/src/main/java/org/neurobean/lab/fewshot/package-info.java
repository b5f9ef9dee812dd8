/**
 * Few-shot learning from scratch (paper, section 3.2) as data: a {@link org.neurobean.lab.fewshot.Trial} is one training
 * from a few images of each class, described whole by a small record that can be sent anywhere; an {@link
 * org.neurobean.lab.fewshot.Outcome} is what came out.
 */
@NullMarked
package org.neurobean.lab.fewshot;

import org.jspecify.annotations.NullMarked;
