/** The JSON that Holdfast writes itself: users may lack Jackson, and what is written must be the same bytes for ever. */
@NullMarked
package dev.holdfast.runtime.json;

import org.jspecify.annotations.NullMarked;
