package shop;

import dev.holdfast.annotation.Aggregate;
import dev.holdfast.annotation.StateRecord;
import org.jspecify.annotations.Nullable;

@Aggregate
public final class Spread {

    @StateRecord
    record Range(long least, long most) {}

    private Spread() {}

    static Range add(@Nullable Range soFar, Long cents) {
        return soFar == null
                ? new Range(cents, cents)
                : new Range(Math.min(soFar.least(), cents), Math.max(soFar.most(), cents));
    }

    static Range merge(Range first, Range second) {
        return new Range(Math.min(first.least(), second.least()), Math.max(first.most(), second.most()));
    }

    static long result(Range range) {
        return range.most() - range.least();
    }
}
