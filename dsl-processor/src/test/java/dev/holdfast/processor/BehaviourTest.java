package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.operator.EngineGroupState;
import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.operator.OutputMode;
import dev.holdfast.operator.StatefulOperator;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Generated code is compiled, loaded and run. */
class BehaviourTest {

    private static final HexFormat HEX = HexFormat.of();

    @TestFactory
    Stream<DynamicTest> values_come_back_as_they_were() {
        Map<String, String> types = new TreeMap<>(Map.of(
                "arrays", "shop.Samples",
                "classes", "shop.Cart",
                "generic_records", "shop.Use",
                "keys_in_state", "shop.Ranking",
                "more_collections", "shop.Shelf",
                "optionals", "shop.Profile",
                "recursive_types", "shop.Folder",
                "sealed_types", "shop.Order",
                "times_and_numbers", "shop.Moment"));
        types.putAll(Map.of(
                "scalars", "shop.Everything",
                "boxes_and_nullable", "shop.Maybe",
                "enums", "shop.Order",
                "nested_records", "shop.Customer",
                "lists_and_maps", "shop.Basket",
                "empty_records", "shop.Seen",
                "awkward_names", "shop.Awkward",
                "same_simple_names", "shop.Schema"));
        return types.entrySet().stream()
                .map(type -> DynamicTest.dynamicTest(type.getKey(), () -> roundTrips(type.getKey(), type.getValue())));
    }

    @Test
    void keys_come_back_and_their_bytes_sort_like_their_components() throws Exception {
        ClassLoader loader = load("key_records");
        KeySerializer<Object> serializer = keySerializer(loader, "shop.PageKey_StoreKeySerializer");
        Class<?> type = loader.loadClass("shop.PageKey$StoreKey");
        long[] numbers = {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE};
        byte[] before = new byte[0];
        for (long region : numbers) {
            for (long store : numbers) {
                Object key = record(type, region, store);
                byte[] bytes = bytes(serializer, key);
                assertThat(serializer.read(new StateInput(bytes))).isEqualTo(key);
                assertThat(Arrays.compareUnsigned(before, bytes)).isNegative();
                before = bytes;
            }
        }
        Object[] values = new RandomValues(new Random(7)).components(loader.loadClass("shop.PageKey"));
        Object whole = record(loader.loadClass("shop.PageKey"), values);
        KeySerializer<Object> wholeSerializer = keySerializer(loader, "shop.PageKeySerializer");
        assertThat(wholeSerializer.read(new StateInput(bytes(wholeSerializer, whole))))
                .isEqualTo(whole);
    }

    @Test
    void bytes_are_those_of_the_documentation() throws Exception {
        ClassLoader loader = load("nested_records");
        StateSerializer<Object> serializer = stateSerializer(loader, "shop.CustomerSerializer");
        Class<?> address = loader.loadClass("shop.places.Address");
        Class<?> visit = loader.loadClass("shop.Customer$Visit");
        Class<?> duration = loader.loadClass("shop.Customer$Visit$Duration");
        Object customer = record(
                loader.loadClass("shop.Customer"),
                "Al",
                record(address, "é", 100),
                null,
                List.of(record(visit, 1, record(duration, -1L))));
        // Al: 2 Latin-1 characters; é: one; 100: zigzag 200 in two bytes; no work address; one visit of 1 and -1.
        assertThat(HEX.formatHex(bytes(serializer, customer)))
                .isEqualTo("04416c" + "02e9" + "c801" + "00" + "01" + "02" + "01");
        assertThat(serializer.schema())
                .hasToString("shop.Customer(string name, shop.places.Address(string street, int zip)"
                        + " home, shop.places.Address(string street, int zip)? work, list<shop.Customer$Visit(int page,"
                        + " shop.Customer$Visit$Duration(long millis) length)> visits)");
        assertThat(serializer.schema()).isSameAs(serializer.schema());
    }

    @Test
    void a_map_with_a_key_twice_is_corrupt() throws Exception {
        ClassLoader loader = load("enums");
        StateSerializer<Object> serializer = stateSerializer(loader, "shop.OrderSerializer");
        byte[] bytes = HEX.parseHex("084f50454e" + "00" + "02" + "0850414944" + "02" + "0850414944" + "04");
        assertThatThrownBy(() -> serializer.read(new StateInput(bytes)))
                .isInstanceOf(CorruptStateException.class)
                .hasMessage("a map has one of its keys twice");
    }

    @Test
    void collections_that_are_read_cannot_be_changed() throws Exception {
        ClassLoader loader = load("lists_and_maps");
        StateSerializer<Object> serializer = stateSerializer(loader, "shop.BasketSerializer");
        Class<?> type = loader.loadClass("shop.Basket");
        Object basket = record(type, List.of("a"), Map.of("b", 1L), List.of(), Map.of());
        Object read = serializer.read(new StateInput(bytes(serializer, basket)));
        List<?> tags = (List<?>) type.getMethod("tags").invoke(read);
        Map<?, ?> amounts = (Map<?, ?>) type.getMethod("amounts").invoke(read);
        assertThatThrownBy(tags::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(amounts::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void random_bytes_are_a_value_or_corrupt() throws Exception {
        ClassLoader loader = load("lists_and_maps");
        StateSerializer<Object> serializer = stateSerializer(loader, "shop.BasketSerializer");
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            try {
                serializer.read(new StateInput(bytes));
            } catch (CorruptStateException e) {
                assertThat(e).hasMessageContaining(" ");
            }
        }
    }

    @Test
    void null_in_a_component_that_is_not_nullable_is_refused() throws Exception {
        ClassLoader loader = load("boxes_and_nullable");
        StateSerializer<Object> serializer = stateSerializer(loader, "shop.MaybeSerializer");
        Object maybe = record(loader.loadClass("shop.Maybe"), null, 'a', null, null, null, null, List.of());
        assertThatThrownBy(() -> bytes(serializer, maybe)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void operators_carry_id_timeout_and_shape_and_call_the_function() throws Exception {
        ClassLoader loader = load("map_operators");
        OperatorSpec<Object, Object, Object, Object> latest = spec(loader, "shop.SessionsOperators", "latest");
        assertThat(latest.id()).isEqualTo("Sessions.latest");
        assertThat(latest.timeoutMode()).isEqualTo(TimeoutMode.EVENT_TIME);
        assertThat(latest.outputMode()).isEqualTo(OutputMode.UPDATE);
        assertThat(results(latest, "ann")).hasToString("[Summary[userId=ann, clicks=2]]");
        assertThat(spec(loader, "shop.SessionsOperators", "total").id()).isEqualTo("all \"clicks\" ever \\u0041");
    }

    @Test
    void every_shape_emits_its_results_in_order() throws Exception {
        SourceFile shapes = SourceFile.of(
                "shop/Shapes.java",
                "package shop;",
                "import dev.holdfast.annotation.UpdateFunction;",
                "import dev.holdfast.state.*;",
                "import java.util.*;",
                "public final class Shapes {",
                "    public static boolean closed;",
                "    @UpdateFunction static Iterator<String> iterator(String key, Iterator<String> e, GroupState<Long> s) {",
                "        return List.of(key, \"b\").iterator(); }",
                "    @UpdateFunction static Collection<String> iterable(String key, Iterator<String> e, GroupState<Long> s) {",
                "        return List.of(key, \"b\"); }",
                "    @UpdateFunction static java.util.stream.Stream<String> stream(",
                "            String key, Iterator<String> e, GroupState<Long> s) {",
                "        return List.of(key, \"b\").parallelStream().onClose(() -> closed = true); }",
                "    @UpdateFunction static void emitter(",
                "            String key, Iterator<String> e, GroupState<Long> s, Emitter<String> out) {",
                "        out.emit(key); out.emit(\"b\"); }",
                "}");
        ClassLoader loader = Compilation.of(shapes).loader();
        for (String shape : List.of("iterator", "iterable", "stream", "emitter")) {
            OperatorSpec<Object, Object, Object, Object> spec = spec(loader, "shop.ShapesOperators", shape);
            assertThat(results(spec, "a")).as(shape).containsExactly("a", "b");
            assertThat(spec.outputMode()).isEqualTo(OutputMode.APPEND);
        }
        assertThat(loader.loadClass("shop.Shapes").getField("closed").getBoolean(null))
                .isTrue();
    }

    private static void roundTrips(String folder, String name) throws Exception {
        ClassLoader loader = load(folder);
        Class<?> type = loader.loadClass(name);
        StateSerializer<Object> serializer = stateSerializer(loader, name + "Serializer");
        Random random = new Random(name.hashCode());
        for (int i = 0; i < 500; i++) {
            Object value = new RandomValues(random).value(type);
            byte[] bytes = bytes(serializer, value);
            StateInput in = new StateInput(bytes);
            Object read = serializer.read(in);
            assertThat(DeepText.of(read))
                    .as("seed %s, value %s", name.hashCode(), i)
                    .isEqualTo(DeepText.of(value));
            assertThat(bytes(serializer, read)).isEqualTo(bytes);
            in.expectEnd();
        }
    }

    private static ClassLoader load(String folder) {
        return Compilation.of(SourceFile.in(TestFolders.resources("golden/" + folder + "/in")))
                .loader();
    }

    private static Object record(Class<?> type, Object... components) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(components);
    }

    @SuppressWarnings("unchecked") // by name: the class is generated
    private static StateSerializer<Object> stateSerializer(ClassLoader loader, String name) throws Exception {
        return (StateSerializer<Object>) record(loader.loadClass(name));
    }

    @SuppressWarnings("unchecked") // by name: the class is generated
    private static KeySerializer<Object> keySerializer(ClassLoader loader, String name) throws Exception {
        return (KeySerializer<Object>) record(loader.loadClass(name));
    }

    @SuppressWarnings("unchecked") // by name: the class is generated
    private static OperatorSpec<Object, Object, Object, Object> spec(ClassLoader loader, String name, String factory)
            throws Exception {
        Method method = loader.loadClass(name).getMethod(factory);
        return ((StatefulOperator<Object, Object, Object, Object>) method.invoke(null)).spec();
    }

    private static List<Object> results(OperatorSpec<Object, Object, Object, Object> spec, Object key) {
        List<Object> results = new ArrayList<>();
        Iterator<Object> noEvents = List.of().iterator();
        EngineGroupState<Object> noState = null;
        spec.updateFn().call(key, noEvents, noState, results::add);
        return results;
    }

    private static byte[] bytes(StateSerializer<Object> serializer, Object value) {
        StateOutput out = new StateOutput();
        serializer.write(value, out);
        return out.toByteArray();
    }

    private static byte[] bytes(KeySerializer<Object> serializer, Object value) {
        StateOutput out = new StateOutput();
        serializer.write(value, out);
        return out.toByteArray();
    }
}
