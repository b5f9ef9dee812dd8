/**
 * Table 1 of the paper (section 3.2): its rows as data, and what stored trials say about them, with the statistics that the
 * paper leaves out.
 */
@NullMarked
package org.neurobean.lab.table;

import org.jspecify.annotations.NullMarked;
