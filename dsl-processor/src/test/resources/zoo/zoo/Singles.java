package zoo;

import dev.holdfast.annotation.*;
import java.math.*;
import java.time.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

@StateRecord
record Booleans(boolean a, Boolean b) {}

@StateRecord
record Bytes(byte a, Byte b) {}

@StateRecord
record Shorts(short a, Short b) {}

@StateRecord
record Chars(char a, Character b) {}

@StateRecord
record Ints(int a, Integer b) {}

@StateRecord
record Longs(long a, Long b) {}

@StateRecord
record Floats(float a, Float b) {}

@StateRecord
record Doubles(double a, Double b) {}

@StateRecord
record Texts(String a, @Nullable String b) {}

@StateRecord
record Instants(Instant a, Duration b) {}

@StateRecord
record Dates(LocalDate a, LocalTime b, LocalDateTime c) {}

@StateRecord
record Offsets(OffsetTime a, OffsetDateTime b, ZoneOffset c) {}

@StateRecord
record Zones(ZoneId a, ZonedDateTime b) {}

@StateRecord
record Years(Year a, YearMonth b, MonthDay c) {}

@StateRecord
record Periods(Period a, DayOfWeek b, Month c) {}

@StateRecord
record Ids(UUID a, List<UUID> b) {}

@StateRecord
record Numbers(BigInteger a, BigDecimal b) {}

@StateRecord
record ByteArrays(byte[] a, byte[][] b) {}

@StateRecord
record BooleanArrays(boolean[] a) {}

@StateRecord
record ShortArrays(short[] a) {}

@StateRecord
record CharArrays(char[] a) {}

@StateRecord
record IntArrays(int[] a, int[][] b) {}

@StateRecord
record LongArrays(long[] a, List<long[]> b) {}

@StateRecord
record FloatArrays(float[] a) {}

@StateRecord
record DoubleArrays(double[] a) {}

@StateRecord
record TextArrays(String[] a, @Nullable String[] b) {}

@StateRecord
record RecordArrays(Point[] a, Point[][] b) {}

@StateRecord
record Optionals(Optional<String> a, Optional<Point> b) {}

@StateRecord
record OptionalNumbers(OptionalInt a, OptionalLong b, OptionalDouble c) {}

@StateRecord
record NestedOptionals(Optional<Optional<Integer>> a, Optional<List<Optional<String>>> b) {}

@StateRecord
record TextLists(List<String> a) {}

@StateRecord
record NumberLists(List<Long> a, List<Integer> b) {}

@StateRecord
record DeepLists(List<List<List<Byte>>> a) {}

@StateRecord
record Sets(Set<String> a, Set<Point> b) {}

@StateRecord
record SortedSets(SortedSet<String> a, NavigableSet<LocalDate> b) {}

@StateRecord
record Deques(Deque<String> a, Deque<Point> b) {}

@StateRecord
record Maps(Map<String, Long> a) {}

@StateRecord
record DeepMaps(Map<String, Map<Integer, Set<String>>> a) {}

@StateRecord
record RecordMaps(Map<Point, Point> a) {}

@StateRecord
record SortedMaps(SortedMap<String, Long> a, NavigableMap<Integer, String> b) {}

@StateRecord
record EnumMaps(Map<Level, Integer> a) {}

@StateRecord
record NullableValues(Map<String, @Nullable Long> a, List<@Nullable Point> b) {}

@StateRecord
record Empties() {}

@StateRecord
record Nullables(@Nullable Integer a, @Nullable Point b, @Nullable List<String> c, int @Nullable [] d) {}

@StateRecord
record Keys(PageKey a, Map<PageKey, Long> b, Set<UserKey> c) {}

@StateRecord
record Pairs(Pair<String, Integer> a, Pair<Point, List<String>> b) {}

@StateRecord
record PairsOfPairs(Pair<Pair<Long, Long>, Pair<String, Pair<Byte, Byte>>> a) {}

@StateRecord
record Boxes(Box<String> a, Box<byte[]> b) {}

@StateRecord
record Trees(Tree<String> a, Tree<Point> b) {}

@StateRecord
record Results(Result<String> a, List<Result<Point>> b) {}

@StateRecord
record Shapes(Shape a, List<Shape> b, @Nullable Shape c) {}

@StateRecord
record Links(Inline a, List<Inline> b) {}

@StateRecord
record Formulas(Formula a) {}

@StateRecord
record Folders(Folder a) {}

@StateRecord
record Chains(Chain a) {}

@StateRecord
record Mutuals(Ping a) {}

@StateRecord
record Beans(Bean a, List<Bean> b) {}

@StateRecord
record Moneys(Money a, Optional<Money> b) {}

@StateRecord
record Derived(Child a) {}

@StateRecord
record Owns(@SerializeWith(ColorSerializer.class) Color a, List<Color> b) {}

@StateRecord
record Wide(int a, long b, String c, double d, boolean e, Instant f, List<String> g, Map<String, Long> h, Optional<String> i, Level j, Point k, Shape l) {}

@StateRecord
record Events(Click a, List<Click> b) {}

