/** Events whose id was seen a short time before: the operator behind {@code dropDuplicates}. */
@NullMarked
package dev.holdfast.keyed.deduplication;

import org.jspecify.annotations.NullMarked;
