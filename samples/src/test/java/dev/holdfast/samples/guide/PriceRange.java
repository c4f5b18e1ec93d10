package dev.holdfast.samples.guide;

import dev.holdfast.annotation.Aggregate;
import dev.holdfast.annotation.StateRecord;
import org.jspecify.annotations.Nullable;

/** How far the least price and the greatest one are apart. */
@Aggregate
final class PriceRange {

    @StateRecord
    record Prices(long least, long most) {}

    static Prices add(@Nullable Prices soFar, Sale sale) {
        Prices one = new Prices(sale.cents(), sale.cents());
        return soFar == null ? one : merge(soFar, one);
    }

    static Prices merge(Prices first, Prices second) {
        return new Prices(Math.min(first.least(), second.least()), Math.max(first.most(), second.most()));
    }

    static long result(Prices prices) {
        return prices.most() - prices.least();
    }
}
