/**
 * Last stage: functions from a model to a Java file. They look nothing up and report nothing.
 */
@NullMarked
package dev.holdfast.processor.write;

import org.jspecify.annotations.NullMarked;
