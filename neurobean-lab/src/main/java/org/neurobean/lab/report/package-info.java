/**
 * What a reader sees of finished runs: one offline HTML page, and the picture of a layer's weights as SVG and PNG.
 *
 * <p>Numbers come in as a {@link org.neurobean.lab.report.Report}, a plain record; nothing here trains, measures or
 * looks at the clock, so the same record always gives the same file.
 * {@link org.neurobean.lab.report.ReportWriter} writes the page, {@link org.neurobean.lab.report.WeightPicture} the
 * picture. The templates in {@code src/main/jte} are compiled into this package, the page's script and style sheet are
 * resources beside the classes.
 */
@NullMarked
package org.neurobean.lab.report;

import org.jspecify.annotations.NullMarked;
