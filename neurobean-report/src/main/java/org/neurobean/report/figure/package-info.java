/**
 * The paper's pictures of a dense layer as SVG and PNG for a paper, a README or a report.
 *
 * <table>
 * <caption>Paper and class</caption>
 * <tr><th>paper</th><th>class</th></tr>
 * <tr><td>Figure 1(d), Figure 4</td><td>{@link org.neurobean.report.figure.SelectivityMaps}</td></tr>
 * <tr><td>Figure 2</td><td>{@link org.neurobean.report.figure.AssemblyMaps}</td></tr>
 * <tr><td>Figure 3</td><td>{@link org.neurobean.report.figure.CoactivationMaps}</td></tr>
 * <tr><td>Figure 5</td><td>{@link org.neurobean.report.figure.AblationMatrices}</td></tr>
 * <tr><td>Figure 6(a)</td><td>{@link org.neurobean.report.figure.CorrelationMaps}</td></tr>
 * <tr><td>Figure 6(b), (c)</td><td>{@link org.neurobean.report.figure.ConnectivityDrawing}</td></tr>
 * <tr><td>not in it</td><td>{@link org.neurobean.report.figure.TradeOff}</td></tr>
 * </table>
 *
 * <p>Each takes finished {@link org.neurobean.assembly.layer.LayerAnalysis analyses} or their numbers, measures nothing, and
 * draws the same shapes into both formats; {@link org.neurobean.report.figure.FigureWriter} writes them. The same analyses always give the
 * same SVG on any machine, and the same PNG on a machine with the same Java and fonts.
 */
@NullMarked
package org.neurobean.report.figure;

import org.jspecify.annotations.NullMarked;
