package dev.holdfast.processor.body.determinism;

import dev.holdfast.processor.body.code.Call;
import dev.holdfast.processor.diagnostic.ImpureSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The methods of the JDK whose results differ from run to run. */
final class ImpureMethods {

    private static final Set<String> NOW = Set.of("now");
    private static final Set<String> NEW = Set.of(Call.CONSTRUCTOR);

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
            Map.entry("java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system")),
            Map.entry("java.util.Calendar", Set.of("getInstance")),
            Map.entry("java.util.Date", NEW));

    private static final Map<String, Set<String>> OF_CHANCE = Map.of(
            "java.lang.Math", Set.of("random"),
            "java.lang.StrictMath", Set.of("random"),
            "java.util.UUID", Set.of("randomUUID"),
            "java.util.Random", NEW,
            "java.util.SplittableRandom", NEW,
            "java.security.SecureRandom", NEW,
            "java.util.random.RandomGenerator", Set.of("getDefault"),
            "java.util.Collections", Set.of("shuffle"),
            "java.util.concurrent.ThreadLocalRandom", Set.of("current"));

    private static final Map<String, Set<String>> OF_MACHINE = Map.of(
            "java.lang.System", Set.of("getenv", "getProperty", "lineSeparator"),
            "java.time.ZoneId", Set.of("systemDefault"),
            "java.util.TimeZone", Set.of("getDefault"),
            "java.util.Locale", Set.of("getDefault"),
            "java.nio.charset.Charset", Set.of("defaultCharset"),
            "java.net.InetAddress", Set.of("getLocalHost"),
            "java.lang.ProcessHandle", Set.of("current"),
            "java.lang.Runtime", Set.of("availableProcessors", "freeMemory", "totalMemory", "maxMemory"));

    private static final Map<String, Set<String>> OF_IDENTITY = Map.of("java.lang.System", Set.of("identityHashCode"));

    private static final Map<ImpureSource, Map<String, Set<String>>> ALL = Map.of(
            ImpureSource.TIME, OF_TIME,
            ImpureSource.CHANCE, OF_CHANCE,
            ImpureSource.MACHINE, OF_MACHINE,
            ImpureSource.IDENTITY, OF_IDENTITY);

    private ImpureMethods() {}

    /** Why calls of a method differ from run to run, if they do. */
    static Optional<ImpureSource> source(String type, String method) {
        return ALL.entrySet().stream()
                .filter(entry -> entry.getValue().getOrDefault(type, Set.of()).contains(method))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
