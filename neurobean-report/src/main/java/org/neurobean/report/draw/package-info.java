/** Drawing: one canvas with an SVG and a PNG form, and colour scales. */
@NullMarked
package org.neurobean.report.draw;

import org.jspecify.annotations.NullMarked;
