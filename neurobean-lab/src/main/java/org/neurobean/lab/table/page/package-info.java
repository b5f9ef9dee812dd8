/**
 * The interactive page of the few-shot table: every cell with its draws, learning curves, cost, settings, and what the
 * numbers say, in one offline HTML file.
 *
 * <p>{@link org.neurobean.lab.table.page.TableReport} comes in, {@link org.neurobean.lab.table.page.TableReportWriter}
 * writes. The templates are in {@code src/main/jte/page}, the scripts in {@code org/neurobean/lab/table/page} on the
 * class path.
 */
@NullMarked
package org.neurobean.lab.table.page;

import org.jspecify.annotations.NullMarked;
