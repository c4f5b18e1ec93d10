package rides;

import dev.holdfast.annotation.StateRecord;

@StateRecord
public record Quiet(boolean told) {}
