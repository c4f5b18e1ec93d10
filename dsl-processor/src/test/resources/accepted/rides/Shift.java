package rides;

import dev.holdfast.annotation.StateRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@StateRecord
public record Shift(Instant first, Instant last, int rides, @Nullable String note) {}
