package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

@StateRecord
public record Profile(
        Optional<String> name,
        Optional<Integer> age,
        OptionalInt rank,
        OptionalLong points,
        OptionalDouble score,
        Optional<List<String>> tags,
        Optional<Optional<Long>> twice,
        List<Optional<Badge>> badges) {

    @StateRecord
    public record Badge(String title) {}
}
