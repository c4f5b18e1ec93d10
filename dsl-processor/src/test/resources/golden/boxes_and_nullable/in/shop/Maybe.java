package shop;

import dev.holdfast.annotation.StateRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@StateRecord
public record Maybe(
        Integer always,
        Character letter,
        @Nullable Long sometimes,
        @Nullable String lastPage,
        @Nullable Instant endedAt,
        @Nullable List<String> tags,
        List<@Nullable Integer> gaps) {}
