/** Group state: the operator behind {@code mapGroupsWithState} and {@code flatMapGroupsWithState}. */
@NullMarked
package dev.holdfast.keyed.groupstate;

import org.jspecify.annotations.NullMarked;
