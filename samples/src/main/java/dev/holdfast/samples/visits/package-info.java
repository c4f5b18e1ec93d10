/** Page views of each user in five minutes, without duplicates and corrected by what comes late: updates with their keys. */
@NullMarked
package dev.holdfast.samples.visits;

import org.jspecify.annotations.NullMarked;
