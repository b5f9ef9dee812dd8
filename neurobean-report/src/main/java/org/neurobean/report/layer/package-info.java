/**
 * The interactive page of layers' analyses: maps, heat-maps, ablation, weights and single neurons, all linked, in one
 * offline HTML file.
 *
 * <p>{@link org.neurobean.report.layer.AssemblyReport} comes in,
 * {@link org.neurobean.report.layer.AssemblyReportWriter} writes. The templates are in
 * {@code src/main/jte/layer}, the scripts in {@code org/neurobean/report/layer} on the class path. Large layers
 * are cut to {@link org.neurobean.report.layer.PageBudget}, and the page says what it left out.
 */
@NullMarked
package org.neurobean.report.layer;

import org.jspecify.annotations.NullMarked;
