/**
 * What a reader sees of finished runs: one offline HTML page, and the picture of a layer's weights as SVG and PNG.
 *
 * <p>Numbers come in as a {@link org.neurobean.report.training.Report}, a plain record; nothing here trains, measures or
 * looks at the clock, so the same record always gives the same file.
 * {@link org.neurobean.report.training.ReportWriter} writes the page, {@link org.neurobean.report.training.WeightPicture} the
 * picture. The templates in {@code src/main/jte/training} are compiled into this package, the page's scripts are resources
 * beside the classes.
 */
@NullMarked
package org.neurobean.report.training;

import org.jspecify.annotations.NullMarked;
