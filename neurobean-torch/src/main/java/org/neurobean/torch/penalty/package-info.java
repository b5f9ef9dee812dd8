/**
 * The BEAN penalty on tensors: the same function as {@link org.neurobean.bean.BeanPenalty}, fast enough to train with.
 *
 * <p>Start at {@link org.neurobean.torch.penalty.TensorBeanPenalty}. Both gradients are closed forms, worked out outside
 * of autograd; no S x N x N tensor is ever made. The names of the shapes here:
 *
 * <table>
 *   <caption>Shapes</caption>
 *   <tr><th>name</th><th>shape</th><th>what</th></tr>
 *   <tr><td>S, N, M</td><td></td><td>samples, neurons of the layer, targets (neurons of the next layer)</td></tr>
 *   <tr><td>H</td><td>[S x N]</td><td>activations that enter the next layer</td></tr>
 *   <tr><td>W</td><td>[M x N]</td><td>weights of the next layer as the engine keeps them, one <em>column</em> per neuron:
 *       the transpose of core's {@code outgoing}</td></tr>
 *   <tr><td>K</td><td>[M x N]</td><td>|tanh(gamma W)|, the transpose of the paper's F (Eq. 3)</td></tr>
 *   <tr><td>J</td><td>[M x N]</td><td>dK/dW, element by element</td></tr>
 *   <tr><td>E</td><td>[N x N]</td><td>K'K = F F'</td></tr>
 *   <tr><td>B</td><td>[N x N]</td><td>E^p, element by element; A = c B (Eq. 5, Eq. 7)</td></tr>
 *   <tr><td>D</td><td>[N x N]</td><td>sum over the samples of d(h_si, h_sj)</td></tr>
 *   <tr><td>q</td><td>[1 x N]</td><td>sum over the samples of h_si^2</td></tr>
 *   <tr><td>deg</td><td>[1 x N]</td><td>row sums of B</td></tr>
 *   <tr><td>scale</td><td></td><td>c / (S N^2), so that L = scale sum_ij B_ij D_ij (Eq. 1)</td></tr>
 * </table>
 *
 * <p>The gradients in these names: with respect to E it is scale p E^(p-1) o D, hence with respect to K
 * it is 2 p scale K (E^(p-1) o D), and with respect to W
 * that times J. With respect to H it is 4 scale (H o deg - H B) for the squared divergence.
 */
@NullMarked
package org.neurobean.torch.penalty;

import org.jspecify.annotations.NullMarked;
