package shop;

import dev.holdfast.annotation.StateRecord;
import org.jspecify.annotations.Nullable;

@StateRecord
record Session(@Nullable int clicks) {}
