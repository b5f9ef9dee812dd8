@org.jspecify.annotations.NullMarked
package org.neurobean.torch.penalty;
