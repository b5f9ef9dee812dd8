/** Finished trials in one SQLite file: kept the moment they end, found again by their key, joined with other stores. */
@NullMarked
package org.neurobean.lab.store;

import org.jspecify.annotations.NullMarked;
