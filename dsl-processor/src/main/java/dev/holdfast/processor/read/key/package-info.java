/**
 * What keys can consist of: key records and the types inside of them.
 */
@NullMarked
package dev.holdfast.processor.read.key;

import org.jspecify.annotations.NullMarked;
