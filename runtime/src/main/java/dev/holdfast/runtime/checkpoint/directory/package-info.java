/**
 * The directory of a checkpoint: the names of what is in it, whose it is, and whether its file system can be relied on. Knows the
 * form of files, but not what they say.
 */
@NullMarked
package dev.holdfast.runtime.checkpoint.directory;

import org.jspecify.annotations.NullMarked;
