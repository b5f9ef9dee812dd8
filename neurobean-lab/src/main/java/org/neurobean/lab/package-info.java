/** What the packages of this module share: the errors that a user can put right. */
@NullMarked
package org.neurobean.lab;

import org.jspecify.annotations.NullMarked;
