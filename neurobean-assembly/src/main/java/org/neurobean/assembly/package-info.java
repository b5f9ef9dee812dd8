/**
 * Section 3.1 of the paper: which neurons of a dense layer form assemblies, what each assembly stands for, and what
 * breaks without it. Plain arrays in, records out; nothing here knows a network, so that the arrays may come from any.
 *
 * <p>A neuron's place is its row of outgoing weights, and an assembly is a cluster of neurons in that space. Its meaning
 * is the class at which its neurons fire most, and the proof is ablation: without the neurons that prefer a class, the
 * network should no longer predict that class and still predict the others.
 *
 * <table>
 *   <caption>Terms of section 3.1 and the classes here</caption>
 *   <tr><th>paper</th><th>here</th></tr>
 *   <tr><td>K-means clustering of the outgoing weights (Figure 2)</td><td>{@code KMeans}</td></tr>
 *   <tr><td>clustering validation via silhouette (Figure 2; Rousseeuw, 1987)</td><td>{@code Silhouette}</td></tr>
 *   <tr><td>dimensionality reduced to 2D with t-SNE (Figures 1(d), 2, 3, 4)</td>
 *       <td>{@code TSne}; {@code Trustworthiness} says how far to believe it; {@code Pca}</td></tr>
 *   <tr><td>class-conditional mean activity (Figure 3)</td><td>{@link org.neurobean.assembly.ClassMeans}</td></tr>
 *   <tr><td>selectivity index; the class of highest mean activity (section 3.1.1, Figure 4)</td>
 *       <td>{@link org.neurobean.assembly.Selectivity}</td></tr>
 *   <tr><td>ablation at the neuron population level (section 3.1.2, Figure 5)</td>
 *       <td>{@link org.neurobean.assembly.Ablation} of {@link org.neurobean.assembly.NeuronGroups}; the rest of the
 *       network is a {@link org.neurobean.assembly.Readout}</td></tr>
 *   <tr><td>neurons re-ordered by assembly (Figure 6(a))</td>
 *       <td>{@link org.neurobean.assembly.ActivationCorrelation#order}; the matrix itself is {@link
 *       org.neurobean.bean.NeuronCorrelation}</td></tr>
 *   <tr><td>sparse and structured connectivity (Figure 6(b))</td>
 *       <td>{@link org.neurobean.assembly.WiringSparseness}</td></tr>
 *   <tr><td>weak parameter sharing within each assembly (Figure 6(c))</td>
 *       <td>{@link org.neurobean.assembly.WiringSharing}</td></tr>
 * </table>
 *
 * <p>What the paper leaves out: which neurons take part at all ({@link org.neurobean.assembly.LiveNeurons}), how many
 * assemblies there are ({@code AssemblyCount}), whether they could be chance ({@code ShuffleTest}), whether the assemblies
 * of weights, activations and preferred classes are the same ({@code Agreement}), and which neurons fire together ({@link
 * org.neurobean.assembly.ActivationCorrelation}, Pearson's).
 *
 * <p>Shapes: S samples, N neurons, M targets (neurons of the next layer), C classes. {@code activations} [S x N] enter the
 * dense layer whose weights are {@code outgoing} [N x M], row = neuron; {@code labels} [S] count from 0. Results are the
 * same bits whatever the number of threads.
 */
@NullMarked
package org.neurobean.assembly;

import org.jspecify.annotations.NullMarked;
