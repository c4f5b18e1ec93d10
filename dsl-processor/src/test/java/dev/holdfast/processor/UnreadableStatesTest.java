package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What could not be read back is not written, and what is like it is. */
class UnreadableStatesTest {

    private static final String TYPES = """
            package shop;
            import dev.holdfast.annotation.*; import dev.holdfast.serial.*; import java.math.*; import java.util.*;
            import java.util.concurrent.*;
            enum Kind {A, B}
            @KeyRecord record Key(String name) {}
            @StateRecord record Plain(int n, String s) {}
            @StateRecord record Lists(List<String> l) {}
            @StateRecord record Box<T>(T v) {}
            @StateRecord class Account { int n; @Override public boolean equals(Object o) { return o instanceof Account a && a.n == n; }
                @Override public int hashCode() { return n; } }
            """;

    private static final String MADE = """
            static <E> Set<E> add(Set<E> set, E... elements) { for (E e : elements) { set.add(e); } return set; }
            static <E> Set<E> byIdentity(E... elements) { return add(Collections.newSetFromMap(new IdentityHashMap<>()), elements); }
            static <K> Map<K, Integer> mapByIdentity(K... keys) { Map<K, Integer> m = new IdentityHashMap<>();
                for (K k : keys) { m.put(k, 1); } return m; }
            static String s(String text) { return new String(text.toCharArray()); }
            static Deque<String> deque(String... e) { return new ArrayDeque<>(List.of(e)); }
            static Set<List<String>> changedLists() { List<String> l = new ArrayList<>(List.of("a"));
                Set<List<String>> s = add(new HashSet<>(), l, List.of("b")); l.set(0, "b"); return s; }
            static Set<Lists> changedInside() { List<String> l = new ArrayList<>(List.of("a"));
                Set<Lists> s = add(new HashSet<>(), new Lists(l), new Lists(List.of("b"))); l.set(0, "b"); return s; }
            static Set<Account> changedObjects() { Account a = new Account(); a.n = 1;
                Set<Account> s = add(new HashSet<>(), a, new Account()); a.n = 0; return s; }
            static <E> Set<E> sortedBy(Comparator<E> order, E... elements) { return add(new TreeSet<>(order), elements); }
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Set<Deque<String>>|add(new HashSet<>(), deque(\"a\"), deque(\"a\"))",
                "Set<Optional<Deque<String>>>|add(new HashSet<>(), Optional.of(deque(\"a\")), Optional.of(deque(\"a\")))",
                "Set<Box<Deque<String>>>|add(new HashSet<>(), new Box<>(deque(\"a\")), new Box<>(deque(\"a\")))",
                "List<Set<Deque<String>>>|List.of(add(new HashSet<>(), deque(\"a\"), deque(\"a\")))",
                "Map<Deque<String>, Integer>|new HashMap<>(Map.of(deque(\"a\"), 1, deque(\"a\"), 2))",
                "Map<String, Map<Deque<String>, Integer>>|Map.of(\"k\", Map.of(deque(), 1, deque(), 2))",
                "Set<List<String>>|changedLists()",
                "Set<Lists>|changedInside()",
                "Set<Account>|changedObjects()",
                "Set<String>|byIdentity(s(\"a\"), s(\"a\"))",
                "Set<String>|Collections.unmodifiableSet(byIdentity(s(\"a\"), s(\"a\")))",
                "Set<Key>|byIdentity(new Key(\"a\"), new Key(\"a\"))",
                "Set<Plain>|byIdentity(new Plain(1, \"a\"), new Plain(1, \"a\"))",
                "Set<Plain>|sortedBy(Comparator.comparing(System::identityHashCode), new Plain(1, \"a\"), new Plain(1, \"a\"))",
                "Map<String, Integer>|mapByIdentity(s(\"a\"), s(\"a\"))",
                "Map<Long, Integer>|mapByIdentity(Long.valueOf(1000000), Long.valueOf(1000000))"
            })
    void are_refused_when_they_are_written(String type, String value) throws Exception {
        Compiled compiled = Compiled.of(type, value);
        assertThatThrownBy(() -> compiled.serializer().write(compiled.value(), new StateOutput()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s)A (set|map|set or map) in state (has 2|could not be read back).*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Set<Deque<String>>|add(new LinkedHashSet<>(), deque(\"a\"), deque(\"b\"))",
                "Map<Deque<String>, Integer>|Map.of(deque(\"a\"), 1)",
                "Set<List<String>>|Set.of(List.of(\"a\"), List.of(\"b\"))",
                "Set<Account>|Set.of(new Account())",
                "Set<BigDecimal>|Set.of(new BigDecimal(\"1.0\"), new BigDecimal(\"1.00\"))",
                "SortedSet<BigDecimal>|new TreeSet<>(List.of(new BigDecimal(\"1.0\"), new BigDecimal(\"2.00\")))",
                "Set<String>|byIdentity(\"a\", \"b\")",
                "Set<Kind>|EnumSet.allOf(Kind.class)",
                "Map<Kind, Integer>|new EnumMap<>(Map.of(Kind.A, 1, Kind.B, 2))",
                "Set<Integer>|new TreeSet<>(List.of(3, 1, 2))",
                "Set<Integer>|ConcurrentHashMap.newKeySet()",
                "Map<Integer, Integer>|new ConcurrentSkipListMap<>(Map.of(1, 1, 2, 2))",
                "Set<Plain>|byIdentity(new Plain(1, \"a\"), new Plain(2, \"a\"))"
            })
    void are_not_taken_for_what_is_like_them(String type, String value) throws Exception {
        Compiled compiled = Compiled.of(type, value);
        StateOutput out = new StateOutput();
        compiled.serializer().write(compiled.value(), out);
        Object read = compiled.serializer().read(new StateInput(out.toByteArray()));
        StateOutput again = new StateOutput();
        compiled.serializer().write(read, again);
        assertThat(again.toByteArray()).as("what was read is written alike").isEqualTo(out.toByteArray());
    }

    private record Compiled(StateSerializer<Object> serializer, Object value) {

        @SuppressWarnings("unchecked") // by name: the class is generated
        static Compiled of(String type, String value) throws Exception {
            SourceFile source = SourceFile.of(
                    "shop/State.java",
                    TYPES,
                    "@StateRecord record State(" + type + " v) {}",
                    "final class Maker {",
                    MADE,
                    "static Object make() { return new State(" + value + "); } }");
            Compilation compilation = Compilation.of(List.of(source));
            assertThat(compilation.isSuccess()).as(compilation.output()).isTrue();
            ClassLoader loader = compilation.loader();
            Constructor<?> constructor =
                    loader.loadClass("shop.StateSerializer").getDeclaredConstructor();
            constructor.setAccessible(true);
            Method maker = loader.loadClass("shop.Maker").getDeclaredMethod("make");
            maker.setAccessible(true);
            return new Compiled((StateSerializer<Object>) constructor.newInstance(), maker.invoke(null));
        }
    }
}
