/** The command line: each command checks what it is asked for, says what it does, and names the files it wrote. */
@NullMarked
package org.neurobean.cli;

import org.jspecify.annotations.NullMarked;
