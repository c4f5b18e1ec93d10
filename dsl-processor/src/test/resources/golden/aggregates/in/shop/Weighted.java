package shop;

import dev.holdfast.annotation.Aggregate;
import dev.holdfast.annotation.StateRecord;
import java.util.Optional;

@Aggregate(name = "weighted_mean")
record Weighted(double weight) {

    @StateRecord
    record Pair<A, B>(A first, B second) {}

    static Pair<Double, Long> start() {
        return new Pair<>(0.0, 0L);
    }

    Pair<Double, Long> add(Pair<Double, Long> soFar, int event) {
        return new Pair<>(soFar.first() + event * weight, soFar.second() + 1);
    }

    static Pair<Double, Long> merge(Pair<Double, Long> first, Pair<Double, Long> second) {
        return new Pair<>(first.first() + second.first(), first.second() + second.second());
    }

    Optional<Double> result(Pair<Double, Long> sum) {
        return sum.second() == 0 ? Optional.empty() : Optional.of(sum.first() / sum.second());
    }
}
