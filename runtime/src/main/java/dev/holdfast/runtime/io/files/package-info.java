/**
 * Which files a source reads, in which order, and what it has read of them: by identity and content, not by name alone. Knows no
 * format of what is in them, and no library. Only {@code Local…} types reach the machine's files.
 */
@NullMarked
package dev.holdfast.runtime.io.files;

import org.jspecify.annotations.NullMarked;
