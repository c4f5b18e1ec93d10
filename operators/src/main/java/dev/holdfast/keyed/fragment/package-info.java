/**
 * One operator inside a job of another engine: what is sent to its workers, how it is read, and what is refused. Knows no engine; each gives its words.
 */
@NullMarked
package dev.holdfast.keyed.fragment;

import org.jspecify.annotations.NullMarked;
