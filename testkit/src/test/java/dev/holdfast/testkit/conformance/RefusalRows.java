package dev.holdfast.testkit.conformance;

import java.util.List;

/** Group N: what is refused. Most of it does not compile. */
final class RefusalRows {

    private static final String TYPES = "The output mode is the kind of a stream, so this does not compile.";
    private static final String JOIN = "Streams without event time, and joins without bounds in time, do not compile.";
    private static final String TABLE =
            "Tables are of streams, not yet of sources that are read as a whole. Only events look"
                    + " something up, so what would need the end of a stream does not compile.";

    private RefusalRows() {}

    static List<Row> all() {
        return List.of(
                Row.nearest("N02", "results that are appended, as updates", TYPES, () -> {
                    Snippets.assertRefused(
                            "words.groupByKey(w -> w).mapGroupsWithState(flatMap)", "FlatMapGroups<java.lang.String");
                    Snippets.assertTaken("words.groupByKey(w -> w).flatMapGroupsWithState(flatMap).asUpdates()");
                }),
                Row.nearest("N03", "updates, as results that are appended", TYPES, () -> {
                    Snippets.assertRefused(
                            "words.groupByKey(w -> w).flatMapGroupsWithState(map)", "MapGroups<java.lang.String");
                    Snippets.assertTaken("words.groupByKey(w -> w).mapGroupsWithState(map).asEvents()");
                }),
                Row.nearest(
                        "N04",
                        "updates and then another operator",
                        TYPES,
                        () -> Snippets.assertRefused(
                                "words.groupByKey(w -> w).flatMapGroupsWithState(flatMap).asUpdates().groupByKey(w -> w)",
                                "cannot find symbol")),
                Row.nearest("N05", "flatMap and then an aggregation", "There is one mode for each stream.", () -> {
                    Snippets.assertTaken("words.groupByKey(w -> w).flatMapGroupsWithState(flatMap)"
                            + ".groupBy(word).unbounded(\"few\").count().updates((k, n) -> k)");
                    Snippets.assertTaken("timed.groupByKey(w -> w).flatMapGroupsWithState(timedFlatMap)"
                            + ".withResultTime(w -> now, delay).groupBy(word).windowedBy(Windows.daily(ZoneId.of(\"UTC\")))"
                            + ".count().whenClosed((k, w, n) -> k)");
                }),
                Row.deviates(
                        "N07",
                        "two flatMap operators",
                        "Also after event-time timeouts: results get a watermark that fits their operator (design section"
                                + " 9 and docs/design/002). Without withWatermark the second cannot be of event time.",
                        () -> {
                            Snippets.assertTaken("words.groupByKey(w -> w).flatMapGroupsWithState(flatMap)"
                                    + ".groupByKey(w -> w).flatMapGroupsWithState(flatMap.named(\"second\"))");
                            Snippets.assertTaken("timed.groupByKey(w -> w).flatMapGroupsWithState(timedFlatMap)"
                                    + ".withWatermark(w -> now, delay).groupByKey(w -> w)"
                                    + ".flatMapGroupsWithState(timedFlatMap.named(\"second\"))");
                        }),
                Row.same(
                        "N08",
                        "two map operators",
                        () -> Snippets.assertRefused(
                                "words.groupByKey(w -> w).mapGroupsWithState(map).groupByKey(w -> w)",
                                "cannot find symbol")),
                Row.same("N09", "event-time timeouts without a watermark", () -> {
                    Snippets.assertRefused(
                            "words.groupByKey(w -> w).flatMapGroupsWithState(timedFlatMap)", "EventTimeFlatMapGroups");
                    Snippets.assertTaken("words.withWatermark(w -> now, delay).groupByKey(w -> w)"
                            + ".flatMapGroupsWithState(timedFlatMap)");
                }),
                Row.same("N10", "an event-time operator where the watermark was lost", () -> {
                    Snippets.assertRefused(
                            "timed.groupByKey(w -> w).flatMapGroupsWithState(timedFlatMap)"
                                    + ".groupByKey(w -> w).flatMapGroupsWithState(timedFlatMap)",
                            "EventTimeFlatMapGroups");
                    Snippets.assertTaken("timed.groupByKey(w -> w).flatMapGroupsWithState(flatMap)"
                            + ".groupByKey(w -> w).flatMapGroupsWithState(flatMap)");
                }),
                Row.nearest(
                        "N12",
                        "joins and output modes",
                        TYPES,
                        () -> Snippets.assertRefused(
                                "words.groupByKey(w -> w).mapGroupsWithState(map).join(timed)", "cannot find symbol")),
                Row.nearest("N13", "outer joins and watermarks", JOIN, () -> {
                    String joined = ".on(KeyField.<String, String>of(\"w\", w -> w, null, null),"
                            + " KeyField.<String, String>of(\"w\", w -> w, null, null))";
                    Snippets.assertTaken("timed.join(timed)" + joined + ".between(delay, delay).left((a, b) -> a)");
                    Snippets.assertRefused("words.join(words)", "cannot find symbol");
                    Snippets.assertRefused("timed.join(words)", "cannot be applied to given types");
                    Snippets.assertRefused("timed.join(timed)" + joined + ".left((a, b) -> a)", "cannot find symbol");
                }),
                Row.nearest("N14", "joins with static inputs", TABLE, () -> {
                    String table = "timed.asTable(word, delay)";
                    Snippets.assertTaken("timed.lookup(word, " + table + ").asOf((a, b) -> a)");
                    Snippets.assertTaken("timed.lookup(word, " + table + ").asOfOrNull((a, b) -> a)");
                    Snippets.assertRefused("words.lookup(word, " + table + ")", "cannot find symbol");
                    Snippets.assertRefused(table + ".lookup(word, timed)", "cannot find symbol");
                    Snippets.assertRefused(table + ".join(timed)", "cannot find symbol");
                    Snippets.assertRefused("timed.join(" + table + ")", "cannot be applied to given types");
                }),
                Row.nearest(
                        "N15",
                        "sorting, limits and other aggregates",
                        "There are none but of complete results.",
                        () -> {
                            Snippets.assertRefused("words.orderBy(word)", "cannot find symbol");
                            Snippets.assertRefused("words.limit(1)", "cannot find symbol");
                            Snippets.assertRefused(
                                    "words.groupBy(word).unbounded(\"few\").aggregate(Aggregate.sum(word))",
                                    "no suitable method");
                            Snippets.assertTaken("words.groupBy(word).unbounded(\"few\").count().updates((k, n) -> k)"
                                    + ".complete(word).orderBy(java.util.Comparator.naturalOrder()).limit(1)");
                        }),
                Row.nearest("N16", "appended aggregates without a watermark", "They do not compile.", () -> {
                    Snippets.assertRefused(
                            "words.groupBy(word).windowedBy(Windows.tumbling(delay))", "cannot find symbol");
                    Snippets.assertRefused("words.groupBy(word).count()", "cannot find symbol");
                    Snippets.assertRefused("timed.groupBy(price)", "DoubleField");
                    Snippets.assertTaken("timed.groupBy(word).windowedBy(Windows.tumbling(delay)).count()"
                            + ".whenClosed((k, w, n) -> k)");
                    Snippets.assertTaken("timed.groupBy(number).windowedBy(Windows.sliding(delay, delay))"
                            + ".aggregate(Aggregate.sum(number)).and(Aggregate.max(price))"
                            + ".updates(delay, (k, w, n, most) -> n + most)");
                }),
                Row.nearest("N17", "complete results", "They are of updates only.", () -> {
                    Snippets.assertRefused("words.complete(word)", "cannot find symbol");
                    Snippets.assertTaken("words.groupByKey(w -> w).mapGroupsWithState(map).complete(word)");
                }));
    }
}
