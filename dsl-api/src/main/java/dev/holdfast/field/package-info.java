/** The components of event records, by which operators are told what to group, add up or compare. Generated code makes them. */
@NullMarked
package dev.holdfast.field;

import org.jspecify.annotations.NullMarked;
