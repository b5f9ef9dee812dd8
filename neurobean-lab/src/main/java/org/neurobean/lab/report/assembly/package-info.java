/**
 * The interactive page of layers' analyses: maps, heat-maps, ablation, weights and single neurons, all linked, in one
 * offline HTML file.
 *
 * <p>{@link org.neurobean.lab.report.assembly.AssemblyReport} comes in,
 * {@link org.neurobean.lab.report.assembly.AssemblyReportWriter} writes. The templates are in
 * {@code src/main/jte/assembly}, the scripts in {@code org/neurobean/lab/report/assembly} on the class path. Large layers
 * are cut to {@link org.neurobean.lab.report.assembly.PageBudget}, and the page says what it left out.
 */
@NullMarked
package org.neurobean.lab.report.assembly;

import org.jspecify.annotations.NullMarked;
