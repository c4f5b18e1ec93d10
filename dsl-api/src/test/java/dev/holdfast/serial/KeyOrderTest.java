package dev.holdfast.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Bytes of keys, compared as unsigned, sort like the keys. */
class KeyOrderTest {

    private static final long SEED = 4711;

    private final Random random = new Random(SEED);

    @Test
    void numbers_sort() {
        Stream<Long> edges = Stream.of(0L, 1L, -1L, 127L, 128L, -128L, -129L, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32);
        List<Long> numbers = Stream.concat(
                        edges,
                        Stream.generate(() -> random.nextLong() >> random.nextInt(64))
                                .limit(150))
                .collect(Collectors.toList());
        sorts(KeySerializers.int64(), numbers);
        sorts(KeySerializers.int32(), numbers.stream().map(Long::intValue).collect(Collectors.toList()));
        sorts(KeySerializers.int16(), numbers.stream().map(Long::shortValue).collect(Collectors.toList()));
        sorts(KeySerializers.int8(), numbers.stream().map(Long::byteValue).collect(Collectors.toList()));
    }

    @Test
    void strings_sort_as_java_compares_them() {
        Stream<String> edges = Stream.of(
                "",
                "\0",
                "\0\0",
                "\0\1",
                "\1",
                "\1\0",
                "\2",
                "a",
                "a\0",
                "a\1",
                "a\2",
                "ab",
                "\u007f",
                "\u0080",
                "\u07ff",
                "\u0800",
                "\ud7ff",
                "\ud800",
                "\ud83d",
                "\ud83d\ude00",
                "\ude00",
                "\udfff",
                "\ue000",
                "\uffff");
        sorts(
                KeySerializers.string(),
                Stream.concat(edges, Stream.generate(this::randomText).limit(200))
                        .collect(Collectors.toList()));
    }

    @Test
    void dates_instants_and_uuids_sort() {
        sorts(
                KeySerializers.localDate(),
                List.of(LocalDate.MIN, LocalDate.EPOCH.minusDays(1), LocalDate.EPOCH, LocalDate.MAX));
        sorts(
                KeySerializers.instant(),
                List.of(
                        Instant.MIN,
                        Instant.ofEpochSecond(-1, 999_999_999),
                        Instant.EPOCH,
                        Instant.ofEpochSecond(0, 1),
                        Instant.MAX));
        sorts(
                KeySerializers.uuid(),
                Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                        .limit(100)
                        .collect(Collectors.toList()));
    }

    @Test
    void enums_sort_by_name() {
        List<TimeUnit> units = Arrays.asList(TimeUnit.values());
        sorts(KeySerializers.enumeration(TimeUnit.class), units, Comparator.comparing(Enum::name));
    }

    private static <K extends Comparable<? super K>> void sorts(KeySerializer<K> serializer, List<K> keys) {
        sorts(serializer, keys, Comparator.naturalOrder());
    }

    private static <K> void sorts(KeySerializer<K> serializer, List<K> keys, Comparator<? super K> order) {
        for (K left : keys) {
            for (K right : keys) {
                int expected = Integer.signum(order.compare(left, right));
                int actual = Integer.signum(Arrays.compareUnsigned(bytes(serializer, left), bytes(serializer, right)));
                assertThat(actual).as("seed %s: %s and %s", SEED, left, right).isEqualTo(expected);
            }
        }
    }

    private static <K> byte[] bytes(KeySerializer<K> serializer, K key) {
        StateOutput out = new StateOutput();
        serializer.write(key, out);
        return out.toByteArray();
    }

    private String randomText() {
        StringBuilder text = new StringBuilder();
        int bits = random.nextInt(17);
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append((char) random.nextInt(1 << bits));
        }
        return text.toString();
    }
}
