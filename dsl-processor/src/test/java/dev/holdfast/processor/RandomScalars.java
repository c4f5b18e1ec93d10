package dev.holdfast.processor;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Values without parts: now and then one from the edge, else anything. */
final class RandomScalars {

    private static final List<Long> EDGES =
            List.of(0L, 1L, -1L, 63L, 64L, -64L, -65L, 127L, 128L, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 31, -1L << 31);
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "\u0000",
            "\u0001",
            "\u007f\u0080\u00ff",
            "\u0100",
            "\u07ff\u0800",
            "\ud83d\ude00",
            "\ud83d",
            "\ude00x");
    private static final List<String> ZONES =
            List.of("Europe/Vienna", "UTC", "Z", "America/St_Johns", "+05:45", "UTC+01:00", "GMT", "-17:59:59");

    private final Random random;
    private final Map<Class<?>, Supplier<Object>> byType = new HashMap<>();

    RandomScalars(Random random) {
        this.random = random;
        numbers();
        times();
        byType.put(String.class, this::text);
        byType.put(UUID.class, () -> new UUID(number(), number()));
        byType.put(
                OptionalInt.class, () -> random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of((int) number()));
        byType.put(OptionalLong.class, () -> random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(number()));
        byType.put(
                OptionalDouble.class,
                () -> random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextGaussian()));
    }

    boolean knows(Class<?> type) {
        return byType.containsKey(type);
    }

    Object next(Class<?> type) {
        return Objects.requireNonNull(byType.get(type), type.getName()).get();
    }

    private void put(Class<?> primitive, Class<?> box, Supplier<Object> supplier) {
        byType.put(primitive, supplier);
        byType.put(box, supplier);
    }

    private void numbers() {
        put(boolean.class, Boolean.class, random::nextBoolean);
        put(byte.class, Byte.class, () -> (byte) number());
        put(short.class, Short.class, () -> (short) number());
        put(char.class, Character.class, () -> (char) number());
        put(int.class, Integer.class, () -> (int) number());
        put(long.class, Long.class, this::number);
        put(float.class, Float.class, () -> random.nextInt(5) == 0 ? Float.NaN : (float) random.nextGaussian());
        put(double.class, Double.class, () -> random.nextInt(5) == 0 ? -0.0 : random.nextGaussian());
        byType.put(BigInteger.class, this::bigInteger);
        byType.put(BigDecimal.class, () -> new BigDecimal(bigInteger(), random.nextInt(40) - 20));
    }

    private void times() {
        byType.put(Instant.class, this::instant);
        byType.put(Duration.class, () -> Duration.ofSeconds(number() / 2, random.nextInt(1_000_000_000)));
        byType.put(LocalDate.class, this::date);
        byType.put(LocalTime.class, this::time);
        byType.put(LocalDateTime.class, () -> LocalDateTime.of(date(), time()));
        byType.put(OffsetTime.class, () -> OffsetTime.of(time(), offset()));
        byType.put(OffsetDateTime.class, () -> OffsetDateTime.of(date(), time(), offset()));
        byType.put(ZonedDateTime.class, () -> ZonedDateTime.of(date(), time(), zone()));
        byType.put(ZoneId.class, this::zone);
        byType.put(ZoneOffset.class, this::offset);
        byType.put(Year.class, () -> Year.of(random.nextInt(4000) - 1000));
        byType.put(YearMonth.class, () -> YearMonth.of(random.nextInt(4000), 1 + random.nextInt(12)));
        byType.put(MonthDay.class, () -> MonthDay.of(1 + random.nextInt(12), 1 + random.nextInt(28)));
        byType.put(Period.class, () -> Period.of((int) number(), (int) number(), (int) number()));
    }

    private long number() {
        return random.nextBoolean() ? EDGES.get(random.nextInt(EDGES.size())) : random.nextLong() >> random.nextInt(64);
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size())) + TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private BigInteger bigInteger() {
        return random.nextBoolean()
                ? BigInteger.valueOf(number())
                : new BigInteger(random.nextInt(300), random).negate();
    }

    private Instant instant() {
        return random.nextInt(5) == 0 ? Instant.MIN : Instant.ofEpochSecond(random.nextInt(), number() % 1_000_000_000);
    }

    private LocalDate date() {
        return LocalDate.ofEpochDay(random.nextInt());
    }

    private LocalTime time() {
        return random.nextInt(5) == 0 ? LocalTime.MAX : LocalTime.of(random.nextInt(24), random.nextInt(60));
    }

    private ZoneId zone() {
        return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    }

    private ZoneOffset offset() {
        return ZoneOffset.ofTotalSeconds(random.nextInt(64_800 * 2) - 64_800);
    }
}
