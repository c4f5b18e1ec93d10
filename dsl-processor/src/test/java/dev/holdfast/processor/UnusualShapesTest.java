package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** State types that are allowed and that few people write. */
class UnusualShapesTest {

    private static final long SEED = 20_261_121;

    @Test
    void components_may_have_the_names_of_contextual_keywords() {
        roundTrips(
                "shop.Words",
                "@StateRecord public record Words(int record, String yield, long sealed, byte permits, short var, int with,",
                "        String module, int exports, int open, int when, int to, int in, int out, int value, int e) {",
                "    public Words { if (yield == null) throw new NullPointerException(); }",
                "}");
    }

    @Test
    void a_record_may_have_as_many_components_as_java_allows() {
        // 255 words for parameters, one of which is the new object.
        String components = IntStream.range(0, 254).mapToObj(i -> "int c" + i).collect(Collectors.joining(", "));
        roundTrips("shop.Wide", "@StateRecord public record Wide(" + components + ") {}");
        String wide = IntStream.range(0, 127).mapToObj(i -> "long c" + i).collect(Collectors.joining(", "));
        roundTrips("shop.Wide", "@StateRecord public record Wide(" + wide + ") {}");
    }

    @Test
    void records_may_be_nested_twenty_deep() {
        List<String> lines = new ArrayList<>();
        lines.add("@StateRecord public record Level0(Level1 next, List<Level1> all) {");
        for (int i = 1; i < 20; i++) {
            lines.add("@StateRecord record Level" + i + "(Level" + (i + 1) + " next) {}");
        }
        lines.add("@StateRecord record Level20(int end) {}");
        lines.add("}");
        roundTrips("shop.Level0", lines.toArray(String[]::new));
    }

    @Test
    void types_may_be_nested_twenty_deep() {
        StringBuilder open = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            open.append("public static class N").append(i).append(" { ");
        }
        Compilation compilation = Compilation.clean(List.of(shop(
                "Nested",
                "public final class Nested {" + open,
                "@StateRecord public record Deep(int value, Kind kind) {}",
                "public enum Kind { A, B }",
                "}".repeat(21))));
        assertThat(compilation.generated()).hasSize(1);
        assertThat(compilation.generated().firstKey())
                .startsWith("shop/Nested_N0_N1_")
                .endsWith("_N19_DeepSerializer.java");
    }

    @Test
    void records_may_have_members_of_their_own() {
        roundTrips(
                "shop.Busy",
                "@StateRecord public record Busy(int clicks, List<String> pages) implements Comparable<Busy> {",
                "    static int count = 0;",
                "    public static final Busy NONE = new Busy(0, List.of());",
                "    public Busy(int clicks) { this(clicks, List.of()); }",
                "    public Busy { pages = List.copyOf(pages); }",
                "    @Override public List<String> pages() { return List.copyOf(pages); }",
                "    @Override public int compareTo(Busy other) { return Integer.compare(clicks, other.clicks); }",
                "    static Busy of(int clicks) { return new Busy(clicks); }",
                "    enum Kind { A }",
                "    record Inner(int x) {}",
                "    interface Shape {}",
                "    Kind kind() { return Kind.A; }",
                "}");
    }

    @Test
    void names_may_have_letters_of_any_script_and_dollars() {
        roundTrips(
                "shop.$Größe$",
                "@StateRecord public record $Größe$(int größe, String 名前, Außen.Innen$1 μ, Map<String, Art> $) {",
                "static class Außen { @StateRecord record Innen$1(Art $Art, long œuvre) {} }",
                "enum Art { ÄRGER, 日本, $ }",
                "}");
    }

    @Test
    void sealed_interfaces_may_be_nested_in_their_records_and_the_other_way_round() {
        roundTrips(
                "shop.Event",
                "@StateRecord public sealed interface Event {",
                "    record Opened(String by) implements Event {}",
                "    sealed interface Closed extends Event {",
                "        record ByUser(long at) implements Closed {}",
                "        record ByTimeout() implements Closed {}",
                "    }",
                "}");
    }

    @Test
    void a_generic_record_is_state_through_a_record_that_names_its_arguments() {
        roundTrips(
                "shop.Use",
                "@StateRecord public record Use(",
                "        Use.Pair<Use.Pair<String, Long>, Integer> pair, Map<String, Use.Pair<byte[], String>> all) {",
                "    @StateRecord record Pair<A, B extends Comparable<B>>(A first, List<B> rest) {}",
                "}");
    }

    @Test
    void sealed_abstract_classes_may_stand_for_their_final_classes() {
        roundTrips(
                "shop.Use",
                "@StateRecord public record Use(Shape shape, List<Shape> shapes, Result<Long> result) {",
                "    public abstract static sealed class Shape { int id; }",
                "    @StateRecord public static final class Circle extends Shape { double radius; }",
                "    @StateRecord public static final class Square extends Shape { long side; }",
                "    @StateRecord public abstract static sealed class Result<T> permits Done, Failed {}",
                "    @StateRecord public static final class Done<T> extends Result<T> { long at; }",
                "    @StateRecord public static final class Failed<T> extends Result<T> { int why; }",
                "}");
    }

    @Test
    void components_may_have_the_names_of_classes() {
        roundTrips(
                "shop.Names",
                "@StateRecord public record Names(java.util.Optional<String> Optional, java.util.OptionalInt OptionalInt,",
                "        java.time.Year StateTimes, int[] StateArrays, List<String> List, String String) {}");
    }

    @Test
    void types_of_the_package_may_have_the_names_of_java_lang() throws Exception {
        List<SourceFile> sources = new ArrayList<>();
        for (String name : List.of("Override", "String", "Long", "Object", "RuntimeException", "SuppressWarnings")) {
            sources.add(SourceFile.of("shop/" + name + ".java", "package shop;", "public final class " + name + " {}"));
        }
        sources.add(shop("Integer", "@StateRecord public record Integer(int it) {}"));
        sources.add(shop(
                "Names",
                "@StateRecord public record Names(java.lang.String text, java.lang.Integer number, Integer own,",
                "        List<java.lang.Long> all, Map<java.lang.String, Integer> owns) {",
                "    @Deprecated @KeyRecord record Key(java.lang.String text, java.lang.Long number) {}",
                "    @EventRecord record Event(java.lang.String text, long number, java.lang.Integer box) {}",
                "    static final class Ops {",
                "        @Unbounded(\"few\") @UpdateFunction",
                "        static java.lang.String count(",
                "                Key key, java.util.Iterator<java.lang.Long> it, dev.holdfast.state.GroupState<Names> state) {",
                "            return key.text();",
                "        }",
                "    }",
                "}"));
        ClassLoader loader = Compilation.clean(sources).loader();
        Object own = loader.loadClass("shop.Integer").getConstructor(int.class).newInstance(7);
        Object value = loader.loadClass("shop.Names")
                .getDeclaredConstructors()[0]
                .newInstance("a", 1, own, List.of(2L), java.util.Map.of("b", own));
        StateSerializer<Object> serializer = serializer(loader, "shop.Names");
        assertThat(serializer.read(new StateInput(bytes(serializer, value)))).isEqualTo(value);
    }

    @Test
    void components_of_events_and_keys_may_have_the_names_of_their_types() {
        Compilation.clean(List.of(shop(
                "Click",
                "@EventRecord public record Click(String Click, int LongField, long Field, double ClickFields, String String) {",
                "    @EventRecord record Inner(int Inner, long event) {}",
                "    @EventRecord record Other(int Click, long event) {}",
                "    @KeyRecord record Key(int Key, java.util.UUID KeySerializers, String KeyPrefix, long in, int out) {}",
                "}")));
    }

    @Test
    void generic_records_are_covered_by_the_annotation_of_their_sealed_type() {
        roundTrips(
                "shop.Use",
                "@StateRecord public record Use(Result<Long> number, Result<List<String>> texts, Result<Result<String>> both) {",
                "    @StateRecord public sealed interface Result<T> permits Ok, Failed, Several {}",
                "    public record Ok<T>(T value) implements Result<T> {}",
                "    public record Failed<T>(String why) implements Result<T> {}",
                "    public record Several<T>(List<Result<T>> all) implements Result<T> {}",
                "}");
    }

    @Test
    void what_is_deprecated_causes_no_warnings_in_generated_code() {
        roundTrips(
                "shop.Cart",
                "@StateRecord(version = 2) public record Cart(long cents, List<Cart.Line> lines, Cart.Kind kind) {",
                "    @MigrateFrom(1) static Cart older(V1 old) { return new Cart(old.euros() * 100, List.of(), Kind.A); }",
                "    @Deprecated @StateRecord record V1(long euros) {}",
                "    @StateRecord record Line(int count) { @Deprecated public int count() { return count; } }",
                "    @Deprecated(forRemoval = true) enum Kind { A }",
                "    @Deprecated @KeyRecord record Key(String name) {}",
                "    static final class Ops {",
                "        @Unbounded(\"few\") @UpdateFunction",
                "        static String count(Key key, java.util.Iterator<V1> carts, dev.holdfast.state.GroupState<Kind> state) {",
                "            state.update(Kind.A);",
                "            return key.name();",
                "        }",
                "    }",
                "}");
    }

    @Test
    void a_boolean_field_may_begin_with_is() {
        roundTrips(
                "shop.Door",
                "@StateRecord public class Door {",
                "    private boolean isOpen;",
                "    public boolean isOpen() { return isOpen; }",
                "    public void setOpen(boolean open) { isOpen = open; }",
                "}");
    }

    @Test
    void a_constructor_that_refuses_makes_bytes_corrupt() throws Exception {
        ClassLoader loader = Compilation.clean(List.of(shop(
                        "Strict",
                        "@StateRecord public record Strict(int clicks, Bean bean) {",
                        "@KeyRecord record Key(int e) { public Key { if (e < 0) throw new IllegalArgumentException(); } }",
                        "    public Strict { if (clicks < 0) throw new IllegalArgumentException(\"clicks: \" + clicks); }",
                        "@StateRecord static class Bean {",
                        "    private int count;",
                        "    int getCount() { return count; }",
                        "    void setCount(int count) {",
                        "        if (count > 9) throw new IllegalStateException(\"count\");",
                        "        this.count = count; }",
                        "}",
                        "}")))
                .loader();
        StateSerializer<Object> serializer = serializer(loader, "shop.Strict");
        // -1 and 3; 1 and 10, in the zigzag of the format
        assertThatThrownBy(() -> serializer.read(new StateInput(new byte[] {1, 6})))
                .isInstanceOf(CorruptStateException.class)
                .hasMessage("shop.Strict refuses what was read for it: java.lang.IllegalArgumentException: clicks: -1")
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> serializer.read(new StateInput(new byte[] {2, 20})))
                .isInstanceOf(CorruptStateException.class)
                .hasMessage("shop.Strict$Bean refuses what was read for it: java.lang.IllegalStateException: count");
    }

    private static SourceFile shop(String name, String... lines) {
        List<String> all = new ArrayList<>(List.of(
                "package shop;",
                "import dev.holdfast.annotation.*;",
                "import java.util.List;",
                "import java.util.Map;"));
        all.addAll(List.of(lines));
        return SourceFile.of("shop/" + name + ".java", all.toArray(String[]::new));
    }

    private static void roundTrips(String type, String... lines) {
        String simpleName = type.substring(type.lastIndexOf('.') + 1);
        ClassLoader loader = Compilation.clean(List.of(shop(simpleName, lines))).loader();
        StateSerializer<Object> serializer = serializer(loader, type);
        Random random = new Random(SEED);
        for (int i = 0; i < 50; i++) {
            Object value = new RandomValues(random).value(typeOf(loader, type));
            byte[] bytes = bytes(serializer, value);
            StateInput in = new StateInput(bytes);
            Object read = serializer.read(in);
            in.expectEnd();
            assertThat(DeepText.of(read)).as("seed %s", SEED).isEqualTo(DeepText.of(value));
            assertThat(bytes(serializer, read)).isEqualTo(bytes);
        }
    }

    private static byte[] bytes(StateSerializer<Object> serializer, Object value) {
        StateOutput out = new StateOutput();
        serializer.write(value, out);
        return out.toByteArray();
    }

    private static Class<?> typeOf(ClassLoader loader, String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new LinkageError(name, e);
        }
    }

    @SuppressWarnings("unchecked") // by name: the class is generated
    private static StateSerializer<Object> serializer(ClassLoader loader, String type) {
        try {
            Constructor<?> constructor = typeOf(loader, type + "Serializer").getDeclaredConstructor();
            constructor.setAccessible(true);
            return (StateSerializer<Object>) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type, e);
        }
    }
}
