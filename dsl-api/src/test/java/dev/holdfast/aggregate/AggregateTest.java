package dev.holdfast.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.field.DoubleField;
import dev.holdfast.field.Field;
import dev.holdfast.field.IntField;
import dev.holdfast.field.KeyField;
import dev.holdfast.field.LongField;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregateTest {

    private static final StateSerializer<Item> ITEMS = new Items();
    private static final LongField<Item> CENTS = new LongField<>("cents", Item::cents, ITEMS);
    private static final IntField<Item> PIECES = new IntField<>("pieces", Item::pieces, ITEMS);
    private static final DoubleField<Item> WEIGHT = new DoubleField<>("weight", Item::weight, ITEMS);
    private static final Field<Item, String> NAME = new Field<>("name", Item::name, StateSerializers.string(), ITEMS);
    private static final KeyField<Item, String> NAME_KEY = KeyField.of("name", Item::name, KeySerializers.string());

    record Item(String name, long cents, int pieces, double weight) {}

    @Test
    void each_gives_what_it_says() {
        List<Item> items = List.of(
                new Item("a", 5, 1, 0.5), new Item("bb", 9, 2, 1.5), new Item("c", 9, 3, 4), new Item("a", 1, 4, 2));
        assertThat(of(Aggregate.count(), items)).isEqualTo(4L);
        assertThat(of(Aggregate.sum(CENTS), items)).isEqualTo(24L);
        assertThat(of(Aggregate.sum(PIECES), items)).isEqualTo(10L);
        assertThat(of(Aggregate.sum(WEIGHT), items)).isEqualTo(8.0);
        assertThat(of(Aggregate.average(PIECES), items)).isEqualTo(2.5);
        assertThat(of(Aggregate.average(WEIGHT), items)).isEqualTo(2.0);
        assertThat(of(Aggregate.min(NAME), items)).isEqualTo("a");
        assertThat(of(Aggregate.max(NAME), items)).isEqualTo("c");
        assertThat(of(Aggregate.first(CENTS), items)).isEqualTo(5L);
        assertThat(of(Aggregate.last(CENTS), items)).isEqualTo(1L);
        assertThat(of(Aggregate.top(3, CENTS), items)).isEqualTo(List.of(items.get(1), items.get(2), items.get(0)));
        assertThat(of(Aggregate.allWithMax(CENTS), items)).isEqualTo(List.of(items.get(1), items.get(2)));
        assertThat(of(Aggregate.collect(NAME, 3), items)).isEqualTo(new Collected<>(List.of("a", "bb", "c"), 1));
        assertThat(of(Aggregate.distinct(NAME_KEY), items)).isEqualTo(3L);
    }

    @Test
    void each_says_whether_the_order_counts() {
        Field<Item, BigDecimal> exact =
                new Field<>("exact", item -> BigDecimal.valueOf(item.cents()), StateSerializers.bigDecimal(), ITEMS);
        assertThat(List.of(
                        Aggregate.<Item>count(),
                        Aggregate.sum(CENTS),
                        Aggregate.min(NAME),
                        Aggregate.max(WEIGHT),
                        Aggregate.distinct(NAME_KEY),
                        Aggregate.distinct(NAME_KEY).where(item -> true).named("some"),
                        Aggregate.first(NAME).inAnyOrder()))
                .allSatisfy(
                        each -> assertThat(each.accumulator().isInAnyOrder()).isTrue());
        assertThat(List.of(
                        Aggregate.sum(WEIGHT),
                        Aggregate.average(CENTS),
                        Aggregate.min(exact),
                        Aggregate.first(NAME),
                        Aggregate.last(NAME),
                        Aggregate.top(3, CENTS),
                        Aggregate.allWithMax(CENTS),
                        Aggregate.collect(NAME, 3)))
                .allSatisfy(
                        each -> assertThat(each.accumulator().isInAnyOrder()).isFalse());
        assertThat(new Combined<Item>(List.of(Aggregate.<Item>count(), Aggregate.last(NAME))).firstInOrder())
                .contains("last_name");
    }

    @Test
    void parts_in_place_of_events_are_merged() {
        Combined<Item> aggregates = new Combined<>(List.of(Aggregate.<Item>count(), Aggregate.sum(CENTS)));
        Combined<Part<String>> ofParts = aggregates.ofParts();
        Accumulated accumulated = ofParts.start();
        for (int part = 0; part < 3; part++) {
            Accumulated some = aggregates.add(aggregates.start(), new Item("a", part, 1, 1));
            accumulated = ofParts.add(accumulated, new Part<>("key", some));
        }
        assertThat(ofParts.result(accumulated)).containsExactly(3L, 3L);
        assertThat(accumulated).hasToString("{count=3, sum_cents=3}");
    }

    @Test
    void an_aggregate_of_methods_that_gives_null_says_so() {
        Aggregate<Item, Long> forgetful = Aggregate.ofMethods(
                "forgetful", StateSerializers.int64(), (soFar, item) -> nothing(), Long::sum, sum -> sum);
        assertThatThrownBy(() -> of(forgetful, List.of(new Item("a", 1, 1, 1))))
                .isInstanceOf(NullPointerException.class)
                .hasMessage(
                        "Aggregate 'forgetful': add gave null, and what is accumulated is never null. Return a value"
                                + " that says that there is nothing.");
    }

    @SuppressWarnings("NullAway") // what is not to be
    private static Long nothing() {
        return null;
    }

    @Test
    void not_a_number_is_greater_than_all_others() {
        List<Item> items = List.of(new Item("a", 0, 0, 7), new Item("b", 0, 0, Double.NaN), new Item("c", 0, 0, 8));
        assertThat(of(Aggregate.max(WEIGHT), items)).isNaN();
        assertThat(of(Aggregate.min(WEIGHT), items)).isEqualTo(7.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void where_the_events_are_cut_makes_no_difference(long seed) {
        Random random = new Random(seed);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            items.add(new Item(
                    "n" + random.nextInt(9), random.nextInt(20) - 10L, random.nextInt(5), random.nextInt(8) / 4.0));
        }
        Combined<Item> all = all();
        Object[] expected = all.result(added(all, all.start(), items));
        for (int cut = 0; cut <= items.size(); cut++) {
            Accumulated first = added(all, all.start(), items.subList(0, cut));
            Accumulated second = added(all, all.start(), items.subList(cut, items.size()));
            assertThat(all.result(all.merge(copy(all, first), second))).isEqualTo(expected);
            assertThat(all.result(added(all, copy(all, first), items.subList(cut, items.size()))))
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_merge_leaves_the_second_part_as_it_was() {
        Combined<Item> all = all();
        Accumulated second = added(all, all.start(), List.of(new Item("b", 2, 2, 2)));
        String before = second.toString();
        Accumulated merged = all.merge(all.start(), second);
        added(all, merged, List.of(new Item("c", 3, 3, 3), new Item("d", 4, 4, 4)));
        assertThat(second).hasToString(before);
    }

    @Test
    void results_stay_as_they_are_when_more_is_added() {
        Combined<Item> all = all();
        Accumulated accumulated = added(all, all.start(), List.of(new Item("b", 2, 2, 2)));
        String before = Arrays.deepToString(all.result(accumulated));
        Object[] results = all.result(accumulated);
        added(all, accumulated, List.of(new Item("c", 3, 3, 3)));
        assertThat(Arrays.deepToString(results)).isEqualTo(before);
    }

    @Test
    void what_is_left_out_counts_for_nothing() {
        List<Item> items = List.of(new Item("a", 5, 1, 0.5));
        assertThat(of(Aggregate.<Item>count().where(item -> item.cents() > 5), items))
                .isEqualTo(0L);
        assertThat(of(Aggregate.sum(CENTS).where(item -> item.cents() > 5), items))
                .isEqualTo(0L);
        assertThat(of(Aggregate.max(CENTS).where(item -> item.cents() > 5), items))
                .isNull();
        assertThat(of(Aggregate.average(CENTS).where(item -> item.cents() > 5), items))
                .isNull();
        assertThat(of(Aggregate.max(CENTS).where(item -> item.cents() == 5), items))
                .isEqualTo(5L);
    }

    @Test
    void a_sum_that_overflows_says_so() {
        List<Item> items = List.of(new Item("a", Long.MAX_VALUE, 1, 0), new Item("b", 1, 1, 0));
        assertThatThrownBy(() -> of(Aggregate.sum(CENTS), items))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("The sum of 'cents' leaves the range of a long: 9223372036854775807 and 1."
                        + " Sum a double, or smaller windows.");
    }

    @Test
    void two_of_one_name_are_refused_and_names_are_checked() {
        assertThatThrownBy(() -> new Combined<>(List.of(Aggregate.<Item>count(), Aggregate.<Item>count())))
                .hasMessage("Two aggregates are called 'count', so a checkpoint could not tell them apart."
                        + " Give one a name of its own: named(\"…\").");
        new Combined<>(List.of(Aggregate.<Item>count(), Aggregate.<Item>count().named("again")));
        assertThatThrownBy(() -> Aggregate.<Item>count().named("no name"))
                .hasMessageStartingWith("'no name' does not name an aggregate");
    }

    @Test
    void what_cannot_be_kept_is_refused_with_its_place() {
        Field<Item, List<String>> list = new Field<>("tags", item -> List.of(), ITEMS);
        assertThatThrownBy(() -> Aggregate.collect(list, 3)).hasMessageStartingWith("collect(tags): the values");
        KeyField<Item, String> made = KeyField.of("made", Item::name, KeySerializers.string());
        assertThatThrownBy(() -> Aggregate.top(1, (Field<Item, String>) made))
                .hasMessageStartingWith("top(made): events are kept, but their bytes are not known.");
        assertThatThrownBy(() -> Aggregate.top(0, CENTS)).hasMessage("top(0, cents): keep at least one event.");
        assertThatThrownBy(() -> Aggregate.collect(NAME, 0))
                .hasMessage("collect(name, 0): collect at least one value.");
    }

    private static Combined<Item> all() {
        return new Combined<>(List.of(
                Aggregate.count(),
                Aggregate.sum(CENTS),
                Aggregate.sum(WEIGHT),
                Aggregate.average(WEIGHT),
                Aggregate.min(NAME),
                Aggregate.max(NAME),
                Aggregate.first(NAME),
                Aggregate.last(NAME),
                Aggregate.top(4, PIECES),
                Aggregate.allWithMax(PIECES),
                Aggregate.collect(NAME, 7),
                Aggregate.distinct(NAME_KEY)));
    }

    private static <A> A of(Aggregate<Item, A> aggregate, List<Item> items) {
        Combined<Item> one = new Combined<>(List.of(aggregate));
        Accumulated accumulated = copy(one, added(one, one.start(), items));
        @SuppressWarnings("unchecked") // the aggregate's own
        A result = (A) one.result(accumulated)[0];
        return result;
    }

    private static Accumulated added(Combined<Item> aggregates, Accumulated to, List<Item> items) {
        Accumulated accumulated = to;
        for (Item item : items) {
            accumulated = aggregates.add(accumulated, item);
        }
        return accumulated;
    }

    /** As it is read back. */
    private static Accumulated copy(Combined<Item> aggregates, Accumulated accumulated) {
        StateOutput out = new StateOutput();
        aggregates.serializer().write(accumulated, out);
        StateInput in = new StateInput(out.toByteArray());
        Accumulated read = aggregates.serializer().read(in);
        in.expectEnd();
        return read;
    }

    private static final class Items implements StateSerializer<Item> {

        private static final Schema SCHEMA = Schema.record(
                Schema.FORMAT,
                "Item",
                1,
                Schema.field("name", SchemaType.STRING),
                Schema.field("cents", SchemaType.LONG),
                Schema.field("pieces", SchemaType.INT),
                Schema.field("weight", SchemaType.DOUBLE));

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public void write(Item item, StateOutput out) {
            out.writeString(item.name());
            out.writeVarLong(item.cents());
            out.writeVarInt(item.pieces());
            out.writeDouble(item.weight());
        }

        @Override
        public Item read(StateInput in) {
            return new Item(in.readString(), in.readVarLong(), in.readVarInt(), in.readDouble());
        }
    }
}
