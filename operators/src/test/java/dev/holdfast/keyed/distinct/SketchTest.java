package dev.holdfast.keyed.distinct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import dev.holdfast.aggregate.Accumulator;
import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.field.KeyField;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SketchTest {

    private static final KeyField<Long, Long> VALUE = KeyField.of("value", value -> value, KeySerializers.int64());

    @Test
    void the_hash_never_changes() {
        assertThat(hash("")).isEqualTo(0xB7683EA7430132B4L);
        assertThat(hash("a")).isEqualTo(0x5117F5064CFD0FAAL);
        assertThat(hash("Holdfast keeps what it counts.")).isEqualTo(0x3FA19898AAF5B71FL);
    }

    @Test
    void the_bytes_never_change() {
        assertThat(HexFormat.of().formatHex(sketch(1, 5).toBytes()))
                .isEqualTo("9618b680abfbdf00e2c91982e4350040361c5cc0");
        assertThat(hashOf(sketch(1, 500).toBytes())).isEqualTo(0xC2C6891681EBF5E0L);
        assertThat(hashOf(sketch(1, 501).toBytes())).isEqualTo(0xB8EB8E072CA375E4L);
        assertThat(hashOf(sketch(1, 100_000).toBytes())).isEqualTo(0x1ADA417C0691EE9EL);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 499, 500, 501, 502, 1000, 20_000})
    void the_bytes_depend_on_which_values_came_and_on_nothing_else(int size) {
        byte[] bytes = sketch(1, size).toBytes();
        Random random = new Random(size);
        List<Long> values =
                new ArrayList<>(LongStream.rangeClosed(1, size).boxed().toList());
        for (int round = 0; round < 5; round++) {
            Collections.shuffle(values, random);
            int parts = 1 + random.nextInt(4);
            List<Sketch> sketches = new ArrayList<>();
            for (int part = 0; part < parts; part++) {
                sketches.add(new Sketch());
            }
            for (long value : values) {
                sketches.get(random.nextInt(parts)).add(hash(value));
                sketches.get(random.nextInt(parts)).add(hash(value));
            }
            Sketch all = Sketch.of(new Sketch().toBytes());
            for (Sketch part : sketches) {
                byte[] before = part.toBytes().clone();
                all.addAll(part);
                all = Sketch.of(all.toBytes().clone());
                assertThat(part.toBytes()).isEqualTo(before);
            }
            assertThat(all.toBytes()).isEqualTo(bytes);
            assertThat(all).hasToString(String.valueOf(all.estimate()));
        }
    }

    @Test
    void a_token_says_what_registers_hold() {
        UltraLogLog ofHashes = UltraLogLog.create(Sketch.PRECISION);
        UltraLogLog ofTokens = UltraLogLog.create(Sketch.PRECISION);
        for (long value = 0; value < 100_000; value++) {
            ofHashes.add(hash(value));
            ofTokens.addToken(UltraLogLog.computeToken(hash(value)));
        }
        assertThat(ofTokens.getState()).isEqualTo(ofHashes.getState());
    }

    @Test
    void up_to_500_values_are_counted() {
        assertThat(sketch(1, 0).estimate()).isZero();
        assertThat(sketch(1, 1).estimate()).isEqualTo(1);
        assertThat(sketch(1, 500).estimate()).isEqualTo(500);
        assertThat(sketch(1, 500).toBytes()).hasSize(2000);
        assertThat(sketch(1, 501).toBytes()).hasSize(4096);
        assertThat(sketch(1, 501).estimate()).isBetween(490L, 512L);
    }

    /** Ten sketches each; {@link SketchError} has more of them. */
    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1000, 10_000, 100_000})
    void the_error_is_about_a_hundredth(int size) {
        double squares = 0;
        for (int run = 0; run < 10; run++) {
            double error = sketch(1L + (long) run * size, (run + 1L) * size).estimate() / (double) size - 1;
            assertThat(Math.abs(error)).isLessThan(0.05);
            squares += error * error;
        }
        assertThat(Math.sqrt(squares / 10)).isLessThan(0.022);
    }

    @Test
    void bytes_of_nothing_like_it_are_corrupt() {
        assertThatThrownBy(() -> Sketch.of(new byte[3])).isInstanceOf(CorruptStateException.class);
        assertThatThrownBy(() -> Sketch.of(new byte[2004])).isInstanceOf(CorruptStateException.class);
        assertThatThrownBy(() -> Sketch.of(new byte[8])).isInstanceOf(CorruptStateException.class);
    }

    @Test
    void the_aggregate_is_found_and_counts_those_that_a_condition_lets_pass() {
        Aggregate<Long, Long> even = Aggregate.<Long, Long>approxDistinct(VALUE).where(value -> value % 2 == 0);

        assertThat(even.accumulator().name()).isEqualTo("approx_distinct_value");
        assertThat(result(even.accumulator(), 300)).isEqualTo(150);
    }

    private static <C> Long result(Accumulator<Long, C, Long> accumulator, int events) {
        C accumulated = accumulator.start();
        for (int i = 0; i < 2 * events; i++) {
            accumulated = accumulator.add(accumulated, (long) i % events);
        }
        return accumulator.result(accumulated);
    }

    static Sketch sketch(long from, long to) {
        Sketch sketch = new Sketch();
        for (long value = from; value <= to; value++) {
            sketch.add(hash(value));
        }
        return sketch;
    }

    private static long hash(long value) {
        StateOutput out = new StateOutput();
        KeySerializers.int64().write(value, out);
        return hashOf(out.toByteArray());
    }

    private static long hash(String text) {
        return hashOf(text.getBytes(StandardCharsets.UTF_8));
    }

    private static long hashOf(byte[] bytes) {
        return SketchedDistinct.HASH.hashBytesToLong(bytes, 0, bytes.length);
    }
}
