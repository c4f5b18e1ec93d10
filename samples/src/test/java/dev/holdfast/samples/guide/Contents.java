package dev.holdfast.samples.guide;

import dev.holdfast.annotation.StateRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@StateRecord
record Contents(List<String> articles, long cents, @Nullable String voucher) {
    static final Contents EMPTY = new Contents(List.of(), 0, null);

    Contents with(Order order) {
        List<String> more = new ArrayList<>(articles);
        more.add(order.article());
        return new Contents(more, cents + order.cents(), voucher);
    }
}
