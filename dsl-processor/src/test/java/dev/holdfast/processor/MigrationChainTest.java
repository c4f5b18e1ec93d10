package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.evolution.MigrationSet;
import dev.holdfast.evolution.Resolution;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** States of the first version are read by a program of the third. */
class MigrationChainTest {

    private static final String[] FIRST = {"@StateRecord public record Cart(double euros) {}"};

    private static final String[] THIRD = {
        "@StateRecord(version = 3) public record Cart(String total) {",
        "    @MigrateFrom(2) static Cart fromCents(CartV2 old) { return new Cart(old.cents() + \" cents\"); }",
        "    @StateRecord(version = 2) record CartV2(long cents) {",
        "        @MigrateFrom(1) static CartV2 fromEuros(CartV1 old) { return new CartV2(Math.round(old.euros() * 100)); }",
        "    }",
        "    @StateRecord record CartV1(double euros) {}",
        "}"
    };

    @Test
    void each_version_is_made_from_the_one_before() throws Exception {
        assertThat(read("Cart", FIRST, THIRD)).isEqualTo("Cart[total=250 cents]");
    }

    @Test
    void chains_work_inside_other_types() throws Exception {
        assertThat(read(
                        "Shop",
                        inside("@StateRecord record Cart(double euros) {}"),
                        inside(String.join("\n", THIRD).replace("public record", "record"))))
                .isEqualTo("Shop[carts={a=Cart[total=250 cents]}, last=Optional[Cart[total=250 cents]]]");
    }

    private static String[] inside(String cart) {
        return new String[] {
            "@StateRecord public record Shop(java.util.Map<String, Cart> carts, java.util.Optional<Cart> last) {",
            cart,
            "}"
        };
    }

    private static String read(String type, String[] before, String[] now) throws Exception {
        ClassLoader first = loader(type, before);
        ClassLoader third = loader(type, now);
        StateSerializer<Object> older = serializer(first, type);
        StateSerializer<Object> newer = serializer(third, type);
        Resolution resolution =
                Resolution.of(older.schema().type(), newer.schema().type(), MigrationSet.of(newer));
        assertThat(resolution.refusals()).isEmpty();
        StateOutput written = new StateOutput();
        older.write(value(first, type), written);
        StateOutput current = new StateOutput();
        resolution.plan().run(new StateInput(written.toByteArray()), current);
        return newer.read(new StateInput(current.toByteArray())).toString();
    }

    private static Object value(ClassLoader loader, String type) throws Exception {
        if (type.equals("Cart")) {
            return make(loader.loadClass("shop.Cart"), 2.5);
        }
        Object cart = make(loader.loadClass("shop.Shop$Cart"), 2.5);
        return make(loader.loadClass("shop.Shop"), Map.of("a", cart), Optional.of(cart));
    }

    private static Object make(Class<?> type, Object... arguments) throws Exception {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(arguments);
    }

    private static ClassLoader loader(String type, String... lines) {
        List<String> all = new ArrayList<>(List.of("package shop;", "import dev.holdfast.annotation.*;"));
        all.addAll(List.of(lines));
        SourceFile source = SourceFile.of("shop/" + type + ".java", all.toArray(String[]::new));
        return Compilation.clean(List.of(source)).loader();
    }

    @SuppressWarnings("unchecked") // by name: the class is generated
    private static StateSerializer<Object> serializer(ClassLoader loader, String type) throws Exception {
        return (StateSerializer<Object>) make(loader.loadClass("shop." + type + "Serializer"));
    }
}
