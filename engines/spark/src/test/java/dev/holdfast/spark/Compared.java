package dev.holdfast.spark;

import dev.holdfast.keyed.fragment.StreamFragment;
import dev.holdfast.keyed.fragment.TwoStreamFragment;
import dev.holdfast.kit.Embedded;
import dev.holdfast.kit.Visit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.execution.streaming.runtime.MemoryStream;

/** The results of fragments in Spark, to be compared with those of the embedded engine. */
final class Compared {

    /** Of nobody, and so late that whatever is open closes. Spark never ends event time by itself. */
    static final Visit END = Visit.of("~", "~", 0, 1_000_000);

    /** The batch in which what has been closed is given. */
    static final Visit BEHIND_END = Visit.of("~", "~", 0, 1_000_001);

    private Compared() {}

    /** The results of several fragments in one query, by their names. */
    static Map<String, List<String>> inSpark(
            Path checkpoint, Map<String, StreamFragment<Visit, String>> fragments, List<Visit> events, int batch) {
        MemoryStream<Visit> source = RunningQuery.source();
        List<Dataset<String>> named = new ArrayList<>();
        fragments.forEach((name, fragment) -> named.add(named(
                name,
                HoldfastSpark.on(source.toDS())
                        .withWatermark(Visit::at, Embedded.DELAY)
                        .apply(fragment, Encoders.STRING()))));
        try (RunningQuery query = new RunningQuery(checkpoint, union(named))) {
            for (int from = 0; from < events.size(); from += batch) {
                RunningQuery.feed(source, events.subList(from, Math.min(events.size(), from + batch)));
                query.settle();
            }
            RunningQuery.feed(source, List.of(END));
            query.settle();
            RunningQuery.feed(source, List.of(BEHIND_END));
            return byName(query.settle().rows());
        }
    }

    /** The same of fragments with two streams. */
    static Map<String, List<String>> inSpark(
            Path checkpoint,
            Map<String, TwoStreamFragment<Visit, Visit, String>> fragments,
            List<Visit> first,
            List<Visit> second,
            int batch) {
        MemoryStream<Visit> one = RunningQuery.source();
        MemoryStream<Visit> two = RunningQuery.source();
        List<Dataset<String>> named = new ArrayList<>();
        fragments.forEach((name, fragment) -> named.add(named(
                name,
                HoldfastSpark.on(one.toDS(), two.toDS())
                        .withWatermarks(Visit::at, Visit::at, Embedded.DELAY)
                        .apply(fragment, Encoders.STRING()))));
        try (RunningQuery query = new RunningQuery(checkpoint, union(named))) {
            for (int from = 0; from < first.size(); from += batch) {
                RunningQuery.feed(one, first.subList(from, Math.min(first.size(), from + batch)));
                RunningQuery.feed(two, second.subList(from, Math.min(second.size(), from + batch)));
                query.settle();
            }
            for (Visit end : List.of(END, BEHIND_END)) {
                RunningQuery.feed(one, List.of(end));
                RunningQuery.feed(two, List.of(end));
                query.settle();
            }
            return byName(query.settle().rows());
        }
    }

    private static Dataset<String> named(String name, Dataset<String> rows) {
        MapFunction<String, String> named = row -> name + ": " + row;
        return rows.map(named, Encoders.STRING());
    }

    private static Dataset<String> union(List<Dataset<String>> named) {
        Dataset<String> all = named.get(0);
        for (Dataset<String> next : named.subList(1, named.size())) {
            all = all.union(next);
        }
        return all;
    }

    private static Map<String, List<String>> byName(List<String> rows) {
        Map<String, List<String>> byName = new TreeMap<>();
        for (String row : rows) {
            int end = row.indexOf(": ");
            if (!row.contains(END.user())) {
                byName.computeIfAbsent(row.substring(0, end), absent -> new ArrayList<>())
                        .add(row.substring(end + 2));
            }
        }
        return byName;
    }
}
