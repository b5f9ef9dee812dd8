/** What the laboratory's parts share: the errors that a user sees. */
@NullMarked
package org.neurobean.lab;

import org.jspecify.annotations.NullMarked;
