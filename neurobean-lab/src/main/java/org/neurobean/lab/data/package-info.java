/**
 * The data sets: where they are published, where they lie on this machine, how they are checked and read.
 *
 * <p>The walk of the data: {@link org.neurobean.lab.data.DataCatalog} names a set; {@link
 * org.neurobean.lab.data.DataDirectories} says where to look; {@link org.neurobean.lab.data.DataStore} finds the
 * files, fetches what is missing, checks the sha256 of each content and reads them into {@link
 * org.neurobean.lab.data.LabeledImages}. The set {@code digits} needs no file: {@link
 * org.neurobean.lab.data.HandDrawnDigits} draws it.
 */
@NullMarked
package org.neurobean.lab.data;

import org.jspecify.annotations.NullMarked;
