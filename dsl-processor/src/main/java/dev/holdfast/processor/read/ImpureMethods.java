package dev.holdfast.processor.read;

import java.util.Map;
import java.util.Set;

/** The methods of the JDK whose results differ from run to run. */
final class ImpureMethods {

    static final String CONSTRUCTOR = "new";

    private static final Set<String> NOW = Set.of("now");
    private static final Set<String> NEW = Set.of(CONSTRUCTOR);

    private static final Map<String, Set<String>> OF_TIME = Map.ofEntries(
            Map.entry("java.lang.System", Set.of("currentTimeMillis", "nanoTime")),
            Map.entry("java.time.Instant", NOW),
            Map.entry("java.time.LocalDate", NOW),
            Map.entry("java.time.LocalTime", NOW),
            Map.entry("java.time.LocalDateTime", NOW),
            Map.entry("java.time.OffsetDateTime", NOW),
            Map.entry("java.time.OffsetTime", NOW),
            Map.entry("java.time.ZonedDateTime", NOW),
            Map.entry("java.time.Year", NOW),
            Map.entry("java.time.YearMonth", NOW),
            Map.entry("java.time.MonthDay", NOW),
            Map.entry("java.time.Clock", Set.of("systemUTC", "systemDefaultZone")),
            Map.entry("java.util.Calendar", Set.of("getInstance")),
            Map.entry("java.util.Date", NEW));

    private static final Map<String, Set<String>> OF_CHANCE = Map.of(
            "java.lang.Math", Set.of("random"),
            "java.lang.StrictMath", Set.of("random"),
            "java.util.UUID", Set.of("randomUUID"),
            "java.util.Random", NEW,
            "java.security.SecureRandom", NEW,
            "java.util.random.RandomGenerator", Set.of("getDefault"),
            "java.util.concurrent.ThreadLocalRandom", Set.of("current"));

    private ImpureMethods() {}

    /** Whether such a call, without arguments or with a time zone only, differs from run to run. */
    static boolean isImpure(String type, String method) {
        return OF_TIME.getOrDefault(type, Set.of()).contains(method)
                || OF_CHANCE.getOrDefault(type, Set.of()).contains(method);
    }

    /** Whether the type tells the time, else it throws dice. */
    static boolean isTime(String type) {
        return OF_TIME.containsKey(type);
    }
}
