/**
 * The data sets: where they are published, where they are on this machine, how they are checked and read.
 *
 * <p>The walk of the data: {@link org.neurobean.data.DataCatalog} names a set; {@link
 * org.neurobean.data.DataDirectories} says where to look; {@link org.neurobean.data.DataStore} finds the
 * files, fetches what is missing, checks the sha256 of each content and reads them into {@link
 * org.neurobean.data.LabeledImages}. The set {@code digits} needs no file: {@link
 * org.neurobean.data.HandDrawnDigits} draws it.
 */
@NullMarked
package org.neurobean.data;

import org.jspecify.annotations.NullMarked;
