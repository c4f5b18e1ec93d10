package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

@StateRecord
record Session(@Nullable Optional<String> page, Optional<@Nullable String> user, @Nullable OptionalInt rank) {}
