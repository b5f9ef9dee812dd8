/**
 * Classifiers that compare pixels and train no network: the nearest shot, kernel ridge regression, and the multi-class
 * Gaussian process. Each is fitted by {@code fit(shots, settings)} and gives class scores for images; none draws a random
 * number.
 *
 * <table>
 * <caption>Symbols of Rasmussen and Williams (2006), chapter 3, and names here</caption>
 * <tr><th>book</th><th>here</th><th>shape</th></tr>
 * <tr><td>n, C</td><td>size, classes</td><td></td></tr>
 * <tr><td>K</td><td>kernel, shared by the classes</td><td>[n x n]</td></tr>
 * <tr><td>f, y, pi</td><td>latent, indicators, probabilities</td><td>[C x n]</td></tr>
 * <tr><td>E_c</td><td>e</td><td>[C x n x n]</td></tr>
 * <tr><td>M, with M M' = sum_c E_c</td><td>m</td><td>[n x n]</td></tr>
 * <tr><td>log q(y | X, theta)</td><td>evidence</td><td></td></tr>
 * </table>
 */
@NullMarked
package org.neurobean.lab.kernel;

import org.jspecify.annotations.NullMarked;
