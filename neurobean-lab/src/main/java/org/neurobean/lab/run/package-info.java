/** A training as a user asks for it: its settings, what it leaves behind, and how it goes on after a stop. */
@NullMarked
package org.neurobean.lab.run;

import org.jspecify.annotations.NullMarked;
