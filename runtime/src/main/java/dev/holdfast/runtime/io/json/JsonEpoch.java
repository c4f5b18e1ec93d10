package dev.holdfast.runtime.io.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Numbers that count time, from the epoch or as a length. */
final class JsonEpoch {

    private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

    /** More digits than any count of time has; beyond them arithmetic would take as long as the number says. */
    private static final int MOST_DIGITS = 40;

    private JsonEpoch() {}

    /** Whether text is a decimal number without an exponent. */
    static boolean isNumber(String text) {
        int start = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        int points = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                points++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return points <= 1 && text.length() > start + points;
    }

    /**
     * The time that a number of units takes.
     *
     * @throws ArithmeticException if it is no whole number of nanoseconds, or too long
     */
    static Duration duration(BigDecimal count, TimeUnit unit) {
        BigDecimal plain = count.stripTrailingZeros();
        if (plain.scale() > MOST_DIGITS || plain.precision() - plain.scale() > MOST_DIGITS) {
            throw new ArithmeticException("too many digits");
        }
        BigInteger nanos = plain.multiply(BigDecimal.valueOf(unit.toNanos(1))).toBigIntegerExact();
        BigInteger[] parts = nanos.divideAndRemainder(NANOS_PER_SECOND);
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValue());
    }
}
