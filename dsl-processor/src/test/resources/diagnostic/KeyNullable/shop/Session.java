package shop;

import dev.holdfast.annotation.KeyRecord;
import org.jspecify.annotations.Nullable;

@KeyRecord
record Session(String user, @Nullable String page) {}
