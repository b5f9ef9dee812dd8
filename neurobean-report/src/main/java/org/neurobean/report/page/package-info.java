/** What all pages share: style, scripts, the content security policy, numbers as text. */
@NullMarked
package org.neurobean.report.page;

import org.jspecify.annotations.NullMarked;
