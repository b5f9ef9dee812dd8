/**
 * The interactive page of the few-shot table: every cell with its draws, learning curves, cost, settings, and what the
 * numbers say, in one offline HTML file.
 *
 * <p>{@link org.neurobean.lab.report.table.TableReport} comes in, {@link org.neurobean.lab.report.table.TableReportWriter}
 * writes. The templates are in {@code src/main/jte/table}, the scripts in {@code org/neurobean/lab/report/table} on the
 * class path.
 */
@NullMarked
package org.neurobean.lab.report.table;

import org.jspecify.annotations.NullMarked;
