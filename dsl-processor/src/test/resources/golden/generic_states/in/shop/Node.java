package shop;

import dev.holdfast.annotation.StateRecord;
import org.jspecify.annotations.Nullable;

@StateRecord
record Node<T>(T value, @Nullable Node<T> next) {}
