package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Stream;
import dev.holdfast.connector.DeliveryGuarantee;
import dev.holdfast.connector.OutboxSink;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Treats a sink of your own as an engine, a crash and a second run of the query treat it, and checks that its rows are there as
 * often as its {@link DeliveryGuarantee} says. Each check gets an empty place of its own.
 *
 * <pre>{@code
 * @Test
 * void it_keeps_its_promise() throws Exception {
 *     SinkTester.of(() -> new MyPlace(directory)).checkAll();
 * }
 * }</pre>
 *
 * <p>A check that fails throws an {@link AssertionError} that says what was done. It cannot cut the process off within a call of
 * the sink: where a sink takes several steps, fail each of them in a test of your own. Not thread safe.
 *
 * @param <R> the type of the rows
 */
public final class SinkTester<R> {

    private static final int BATCHES = 4;
    private static final int ROWS = 3;

    /** Only a {@link TestSink} can be crashed in the midst of its batch by the kit. */
    private static final Set<CommitStep> STEPS = EnumSet.complementOf(EnumSet.of(CommitStep.HALF_DELIVERED));

    private final Supplier<? extends SinkPlace<R>> newPlace;

    private SinkTester(Supplier<? extends SinkPlace<R>> newPlace) {
        this.newPlace = newPlace;
    }

    /**
     * A tester of a sink.
     *
     * @param newPlace gives an empty place for each check
     */
    public static <R> SinkTester<R> of(Supplier<? extends SinkPlace<R>> newPlace) {
        return new SinkTester<>(Objects.requireNonNull(newPlace, "newPlace"));
    }

    /** All checks, one after the other; those on encoded rows only if the sink is an {@link OutboxSink}. */
    public void checkAll() throws Exception {
        checkWithoutCrash();
        checkCrashes();
        checkRestarts();
        try (SinkPlace<R> place = newPlace.get()) {
            if (!(place.sink() instanceof OutboxSink<R>)) {
                return;
            }
        }
        checkRedelivery();
        checkBrokenDelivery();
        checkReplacedRun();
    }

    /** Without a crash each row is there once, whatever the guarantee. */
    public void checkWithoutCrash() throws Exception {
        try (SinkPlace<R> place = newPlace.get()) {
            TestSource<R> source = TestSource.of("rows");
            try (PipelineTester tester = tester(source, place)) {
                feed(tester, source, place);
            }
            assertOnce(place, "no crash");
        }
    }

    /** The process crashes at a step of the commit of each batch, for each step. */
    public void checkCrashes() throws Exception {
        for (CommitStep step : STEPS) {
            try (SinkPlace<R> place = newPlace.get()) {
                TestSource<R> source = TestSource.of("rows");
                try (PipelineTester tester = tester(source, place).crashInEveryBatchAt(step)) {
                    feed(tester, source, place);
                }
                assertGuarantee(place, "crash after step " + step + " of each commit");
            }
        }
    }

    /** The query is stopped behind each batch and started with another number of workers. */
    public void checkRestarts() throws Exception {
        try (SinkPlace<R> place = newPlace.get()) {
            TestSource<R> source = TestSource.of("rows");
            try (PipelineTester tester = tester(source, place)) {
                for (int batch = 0; batch < BATCHES; batch++) {
                    tester.workers(1 + 2 * (batch % 2)).restart();
                    tester.feed(source, rows(place, batch));
                }
            }
            assertOnce(place, "a restart behind each batch");
        }
    }

    /** The last batch comes again, from the run that delivered it and from the next one. */
    public void checkRedelivery() throws Exception {
        try (SinkPlace<R> place = newPlace.get()) {
            OutboxDriver<R> first = OutboxDriver.open(place, 1);
            assertThat(first.lastBatch()).as("the last batch of an empty place").isEmpty();
            first.deliver(0, rows(place, 0));
            first.deliver(2, rows(place, 1));
            first.assertLastBatch(2);
            first.close();
            OutboxDriver<R> second = OutboxDriver.open(place, 2);
            second.assertLastBatch(2);
            second.deliver(2, rows(place, 1));
            second.assertLastBatch(2);
            second.deliver(3, rows(place, 2));
            second.close();
            OutboxDriver<R> third = OutboxDriver.open(place, 3);
            third.deliver(3, rows(place, 2));
            third.deliver(5, rows(place, 3));
            third.close();
            assertGuarantee(place, "the last batch delivered again behind each restart");
        }
    }

    /** The bytes of a batch cannot be read to their end; the next run delivers it. */
    public void checkBrokenDelivery() throws Exception {
        try (SinkPlace<R> place = newPlace.get()) {
            OutboxDriver<R> first = OutboxDriver.open(place, 1);
            first.deliver(0, rows(place, 0));
            first.breakWhileDelivering(1, rows(place, 1));
            OutboxDriver<R> second = OutboxDriver.open(place, 2);
            for (int batch = 1; batch < BATCHES; batch++) {
                second.deliver(batch, rows(place, batch));
            }
            second.close();
            assertGuarantee(place, "a delivery that broke off in the midst of its bytes");
        }
    }

    /** A run that was replaced, and does not know it, delivers a batch that its successor has delivered. It may fail. */
    public void checkReplacedRun() throws Exception {
        try (SinkPlace<R> place = newPlace.get()) {
            OutboxDriver<R> old = OutboxDriver.open(place, 1);
            old.deliver(0, rows(place, 0));
            OutboxDriver<R> later = OutboxDriver.open(place, 2);
            later.deliver(1, rows(place, 1));
            old.tryToDeliver(1, rows(place, 1));
            later.deliver(2, rows(place, 2));
            old.tryToDeliver(1, rows(place, 1));
            later.deliver(3, rows(place, 3));
            later.close();
            assertGuarantee(place, "a batch delivered again by a run that was replaced");
        }
    }

    private static <R> PipelineTester tester(TestSource<R> source, SinkPlace<R> place) {
        return PipelineTester.of(Stream.from(source).writeTo(place.sink()));
    }

    private static <R> void feed(PipelineTester tester, TestSource<R> source, SinkPlace<R> place) {
        for (int batch = 0; batch < BATCHES; batch++) {
            tester.feed(source, rows(place, batch));
        }
    }

    private static <R> List<R> rows(SinkPlace<R> place, int batch) {
        List<R> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(place.row(batch * ROWS + i));
        }
        return rows;
    }

    private static <R> List<R> allRows(SinkPlace<R> place) {
        List<R> rows = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            rows.addAll(rows(place, batch));
        }
        return rows;
    }

    private static <R> void assertOnce(SinkPlace<R> place, String what) throws Exception {
        assertThat(place.rows())
                .as("rows of sink %s: %s; each once", place.sink().id(), what)
                .containsExactlyInAnyOrderElementsOf(allRows(place));
    }

    private static <R> void assertGuarantee(SinkPlace<R> place, String what) throws Exception {
        List<R> expected = allRows(place);
        String id = place.sink().id();
        switch (place.sink().guarantee()) {
            case EXACTLY_ONCE -> assertOnce(place, what);
            case AT_LEAST_ONCE ->
                assertThat(new HashSet<>(place.rows()))
                        .as("rows of sink %s: %s; each at least once, and no other", id, what)
                        .isEqualTo(new HashSet<>(expected));
            case AT_MOST_ONCE ->
                assertThat(place.rows())
                        .as("rows of sink %s: %s; each at most once, and no other", id, what)
                        .doesNotHaveDuplicates()
                        .isSubsetOf(expected);
        }
    }
}
