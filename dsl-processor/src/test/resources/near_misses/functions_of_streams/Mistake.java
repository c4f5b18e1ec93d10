package shop;

import dev.holdfast.*;
import dev.holdfast.annotation.*;
import dev.holdfast.connector.*;
import dev.holdfast.state.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.Function;

final class Mistake {

    private static List<String> words(Click click) {
        Map<String, Integer> counts = new TreeMap<>();
        counts.merge(click.kind().name(), 1, Integer::sum);
        return List.copyOf(counts.keySet());
    }

    static final class Predicates {
        static final java.util.function.Predicate<String> NOT_EMPTY = text -> !text.isEmpty();
    }

    static void elsewhere(List<Click> clicks, AtomicLong count) {
        clicks.stream().map(click -> click.user() + Instant.now() + count.incrementAndGet()).forEach(System.out::println);
    }

    static Pipeline build(Source<Click> source, Sink<Object> sink) {
        List<String> users = new ArrayList<>();
        users.add("ada");
        Instant started = Instant.now();
        List<String> known = List.copyOf(users);
        return Stream.from(source)
                .withWatermark(Click::at, Duration.ofMinutes(1))
                .filter(click -> known.contains(click.user()) && click.at().isAfter(started))
                .map(click -> {
                    List<String> words = new ArrayList<>();
                    words.add(click.user());
                    words.addAll(words(click));
                    return String.join(" ", words);
                })
                .filter(Predicates.NOT_EMPTY)
                .writeTo(sink);
    }
}
