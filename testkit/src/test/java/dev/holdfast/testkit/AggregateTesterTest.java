package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.aggregate.Accumulator;
import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.field.LongField;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AggregateTesterTest {

    private static final LongField<Long> VALUE = new LongField<>("value", value -> value, StateSerializers.int64());

    private static Aggregate<Long, Long> of(String name, Merging merging) {
        return Aggregate.ofMethods(
                name,
                StateSerializers.int64(),
                (soFar, value) -> soFar == null ? value : soFar + value,
                merging::merge,
                sum -> sum);
    }

    private interface Merging {
        long merge(long first, long second);
    }

    @Test
    void an_aggregate_gives_its_result_and_null_for_nothing() {
        AggregateTester<Long, Long> tester = AggregateTester.of(of("plus", Long::sum))
                .lookingFor(Mistake.NOT_DETERMINISTIC, Mistake.ORDER_DEPENDENT);

        assertThat(tester.result(1L, 2L, 3L)).isEqualTo(6);
        assertThat(tester.result()).isNull();
        tester.check(random -> (long) random.nextInt(5));
        assertThat(tester.result(LongStream.rangeClosed(1, 30).boxed().toList()))
                .isEqualTo(465);
    }

    @Test
    void the_librarys_own_are_without_mistakes() {
        AggregateTester.of(Aggregate.<Long>count()).check(random -> 1L);
        AggregateTester.of(Aggregate.sum(VALUE)).check(random -> (long) random.nextInt(100));
        AggregateTester.of(Aggregate.average(VALUE)).check(random -> (long) random.nextInt(100));
        AggregateTester.of(Aggregate.min(VALUE)).check(random -> (long) random.nextInt(100));
        AggregateTester.of(Aggregate.max(VALUE)).check(random -> (long) random.nextInt(100));
        AggregateTester.of(Aggregate.first(VALUE)).check(random -> (long) random.nextInt(100));
        AggregateTester.of(Aggregate.last(VALUE)).check(random -> (long) random.nextInt(100));
        AggregateTester.of(Aggregate.collect(VALUE, 3)).check(random -> (long) random.nextInt(100));
        AggregateTester.of(Aggregate.top(3, VALUE)).check(random -> (long) random.nextInt(9));
        AggregateTester.of(Aggregate.allWithMax(VALUE)).check(random -> (long) random.nextInt(4));
        AggregateTester.of(Aggregate.distinct(VALUE)).check(random -> (long) random.nextInt(5));
    }

    @Test
    void a_merge_that_forgets_a_part_is_found() {
        AggregateTester<Long, Long> tester = AggregateTester.of(of("forgets", (first, second) -> first));

        assertThatThrownBy(() -> tester.result(1L, 2L))
                .isInstanceOfSatisfying(
                        MistakeError.class, error -> assertThat(error.mistake()).isEqualTo(Mistake.CUT_DEPENDENT))
                .hasMessageContaining("Aggregate 'forgets' of [1, 2]: added one after the other they give 3, and"
                        + " cut behind 1 event and merged 1.");
        assertThat(tester.ignoring(Mistake.CUT_DEPENDENT).result(1L, 2L)).isEqualTo(3);
    }

    @Test
    void a_merge_that_is_not_associative_is_found() {
        Aggregate<Long, Long> half = of("half", (first, second) -> (first + second) / 2);

        assertThatThrownBy(() -> AggregateTester.of(half).check(random -> 2L))
                .isInstanceOf(MistakeError.class)
                .hasMessageContaining("Let merge(first, second) give what adding the events of both would have given");
    }

    @Test
    void an_order_is_found_only_if_it_is_asked_for() {
        AggregateTester<Long, Long> tester = AggregateTester.of(Aggregate.first(VALUE));

        assertThat(tester.result(1L, 2L)).isEqualTo(1);
        assertThatThrownBy(() -> tester.lookingFor(Mistake.ORDER_DEPENDENT).result(1L, 2L))
                .isInstanceOf(MistakeError.class)
                .hasMessageContaining("they give 1, and in the order [2, 1] 2");
    }

    @Test
    void an_aggregate_that_counts_its_calls_is_found() {
        AtomicLong calls = new AtomicLong();
        Aggregate<Long, Long> counting = Aggregate.ofMethods(
                "calls",
                StateSerializers.int64(),
                (soFar, value) -> calls.incrementAndGet(),
                (first, second) -> second,
                sum -> sum);
        AggregateTester<Long, Long> tester = AggregateTester.of(counting)
                .ignoring(Mistake.CUT_DEPENDENT, Mistake.STATE_CHANGED_IN_PLACE)
                .lookingFor(Mistake.NOT_DETERMINISTIC);

        assertThatThrownBy(() -> tester.result(1L))
                .isInstanceOf(MistakeError.class)
                .hasMessageContaining("the same events gave 1 and then 2");
    }

    @Test
    void a_result_that_is_what_is_accumulated_is_found() {
        assertThatThrownBy(() ->
                        AggregateTester.of(Aggregate.of(new Listed(false))).result(1L, 2L))
                .isInstanceOfSatisfying(
                        MistakeError.class,
                        error -> assertThat(error.mistake()).isEqualTo(Mistake.STATE_CHANGED_IN_PLACE))
                .hasMessageContaining("a result changed when more events were added");
    }

    @Test
    void a_merge_that_changes_its_second_argument_is_found() {
        assertThatThrownBy(
                        () -> AggregateTester.of(Aggregate.of(new Listed(true))).result(1L, 2L))
                .isInstanceOf(MistakeError.class)
                .hasMessageContaining("merge changed its second argument");
    }

    @Test
    void sums_of_doubles_are_compared_as_it_is_said() {
        Aggregate<Double, Double> sum = Aggregate.ofMethods(
                "sum", StateSerializers.float64(), () -> 0.0, Double::sum, Double::sum, value -> value);

        assertThatThrownBy(() -> AggregateTester.of(sum).check(random -> random.nextDouble()))
                .isInstanceOf(MistakeError.class);
        AggregateTester<Double, Double> close =
                AggregateTester.of(sum).sameIf((left, right) -> Math.abs(left - right) < 1e-9);
        close.check(random -> random.nextDouble());
        assertThat(close.result()).isZero();
    }

    @Test
    void mistakes_of_others_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AggregateTester.of(Aggregate.<Long>count()).lookingFor(Mistake.STATE_GROWS))
                .withMessageContaining("An AggregateTester does not look for STATE_GROWS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mistakes().lookFor(Mistake.ORDER_DEPENDENT))
                .withMessageContaining("Look for it with an AggregateTester");
    }

    /** Gives its list away, and perhaps merges into the wrong one. */
    private record Listed(boolean intoSecond) implements Accumulator<Long, List<Long>, List<Long>> {

        @Override
        public String name() {
            return "listed";
        }

        @Override
        public StateSerializer<List<Long>> serializer() {
            return new Longs();
        }

        @Override
        public List<Long> start() {
            return new ArrayList<>();
        }

        @Override
        public List<Long> add(List<Long> accumulated, Long event) {
            accumulated.add(event);
            return accumulated;
        }

        @Override
        public List<Long> merge(List<Long> first, List<Long> second) {
            if (intoSecond) {
                second.addAll(0, first);
                return new ArrayList<>(second);
            }
            first.addAll(second);
            return first;
        }

        @Override
        public List<Long> result(List<Long> accumulated) {
            return intoSecond ? List.copyOf(accumulated) : accumulated;
        }
    }

    private static final class Longs implements StateSerializer<List<Long>> {

        @Override
        public Schema schema() {
            return Schema.of(SchemaType.list(SchemaType.LONG));
        }

        @Override
        public void write(List<Long> value, StateOutput out) {
            out.writeCount(value.size());
            value.forEach(out::writeVarLong);
        }

        @Override
        public List<Long> read(StateInput in) {
            List<Long> list = new ArrayList<>();
            for (int left = in.readCount(); left > 0; left--) {
                list.add(in.readVarLong());
            }
            return list;
        }
    }
}
