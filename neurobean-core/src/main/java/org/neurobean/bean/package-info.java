/**
 * Section 2 of the paper, and nothing else: the BEAN penalty, its closed forms and its relatives from graph theory.
 *
 * <p>Start at {@link org.neurobean.bean.BeanPenalty}. The paper's symbols and the names here:
 *
 * <table>
 *   <caption>Symbols of section 2</caption>
 *   <tr><th>paper</th><th>here</th><th>shape, range</th></tr>
 *   <tr><td>S, N_l, N_{l+1}</td><td>samples, neurons, targets; S, N, M inside formulas</td><td>at least 1</td></tr>
 *   <tr><td>H^(l)</td><td>{@code activations}</td><td>[S x N]</td></tr>
 *   <tr><td>W^(l+1)</td><td>{@code outgoing}; row = neuron</td><td>[N x M]</td></tr>
 *   <tr><td>f(W) = |tanh(gamma W)| (Eq. 3)</td><td>connectivity strength, F</td><td>[N x M], in [0, 1)</td></tr>
 *   <tr><td>A^(l) (Eq. 5, Eq. 7)</td><td>neuron correlation; not Pearson's, its diagonal is not 1</td>
 *       <td>[N x N], symmetric, in [0, 1)</td></tr>
 *   <tr><td>d(x, y)</td><td>{@link org.neurobean.bean.Divergence}</td><td>at least 0</td></tr>
 *   <tr><td>alpha, gamma</td><td>{@code alpha}, {@code gamma}</td><td>above 0</td></tr>
 *   <tr><td>the order of A</td><td>{@code order}, p inside formulas</td><td>1, 2, ...</td></tr>
 * </table>
 *
 * <p>Where each equation is computed: Eq. 1 and 2 in {@link org.neurobean.bean.BeanPenalty}, Eq. 3 to 7 in {@link
 * org.neurobean.bean.NeuronCorrelation}, Eq. 8 in {@link org.neurobean.bean.TwoModeClustering}, Eq. 9 in {@link
 * org.neurobean.bean.BigAdo}. The penalty's double sum over neurons has two exact closed forms, which give the same
 * numbers in fewer operations and are implementation details. Arrays that come in are checked once, when they become a
 * {@link org.neurobean.bean.Matrix}.
 */
@NullMarked
package org.neurobean.bean;

import org.jspecify.annotations.NullMarked;
