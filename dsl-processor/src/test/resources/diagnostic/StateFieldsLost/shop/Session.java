package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

@StateRecord
record Session(List<String> tags, Place place) {}

@StateRecord
record Place(@Nullable String city) {}
