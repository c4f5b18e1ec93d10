package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes hold the fields of the declared class: a value of a subclass is refused wherever it stands, as its own would be lost. */
class SubclassesTest {

    private static final String[] BANK = {
        "package shop;",
        "import dev.holdfast.annotation.*;",
        "import dev.holdfast.state.*;",
        "import java.util.*;",
        "import java.util.function.Supplier;",
        "public final class Bank {",
        "    @StateRecord public static class Account { public int cents; }",
        "    public static class Gold extends Account { public int points; }",
        "    @StateRecord public static class Pair<T> { public T first; }",
        "    public static class Triple<T> extends Pair<T> { public T second; }",
        "    @StateRecord public sealed static class Card permits Visa {}",
        "    public static final class Visa extends Card { public int number; }",
        "    @StateRecord public record One(Account it) {}",
        "    @StateRecord public record Many(List<Account> all, Map<String, Account> byName, Optional<Account> last) {}",
        "    @StateRecord public record Pairs(Pair<String> pair, Card card) {}",
        "    @StateRecord public sealed interface Event permits Opened, Closed {}",
        "    public record Opened(Account account) implements Event {}",
        "    public record Closed() implements Event {}",
        "    @EventRecord public record Click(Account account) {}",
        "    static Pair<String> pair() { Pair<String> pair = new Pair<>(); pair.first = \"\"; return pair; }",
        "    static Pair<String> triple() { Triple<String> pair = new Triple<>(); pair.first = \"\"; return pair; }",
        "    public static Object fine(String type) { return make(type, new Account(), pair(), new Card()); }",
        "    public static Object sliced(String type) { return make(type, new Gold(), triple(), new Visa()); }",
        "    private static Object make(String type, Account account, Pair<String> pair, Card card) {",
        "        return switch (type) {",
        "            case \"Account\" -> account;",
        "            case \"Card\" -> card;",
        "            case \"One\" -> new One(account);",
        "            case \"Many\" -> new Many(List.of(account), Map.of(), Optional.empty());",
        "            case \"Pairs\" -> new Pairs(pair, new Card());",
        "            case \"Event\" -> new Opened(account);",
        "            default -> new Click(account);",
        "        };",
        "    }",
        "}"
    };

    private static final Compilation COMPILED = Compilation.of(SourceFile.of("shop/Bank.java", BANK));

    @ParameterizedTest
    @ValueSource(strings = {"Account", "Card", "One", "Many", "Pairs", "Event", "Click"})
    void a_value_of_a_subclass_is_refused_when_it_is_written(String type) throws Exception {
        assertThat(COMPILED.output()).isEmpty();
        ClassLoader loader = COMPILED.loader();
        StateSerializer<Object> serializer = serializer(loader, "shop.Bank_" + type + "Serializer");
        StateOutput out = new StateOutput();
        serializer.write(value(loader, "fine", type), out);
        assertThat(serializer.read(new StateInput(out.toByteArray()))).isNotNull();
        Object sliced = value(loader, "sliced", type);
        assertThatThrownBy(() -> serializer.write(sliced, new StateOutput()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "A shop\\.Bank\\$(Gold|Visa|Triple) stands in state that is declared as"
                                + " shop\\.Bank\\$(Account|Card|Pair): .* would be lost\\. Declare (Account|Card|Pair) final .*");
    }

    @Test
    void a_final_class_costs_no_check() {
        Compilation compilation = Compilation.of(List.of(SourceFile.of(
                "shop/Bank.java",
                "package shop;",
                "@dev.holdfast.annotation.StateRecord public final class Bank { int cents; }")));
        assertThat(compilation.generated().get("shop/BankSerializer.java")).doesNotContain("requireExact");
    }

    private static Object value(ClassLoader loader, String method, String type) throws ReflectiveOperationException {
        return loader.loadClass("shop.Bank").getMethod(method, String.class).invoke(null, type);
    }

    @SuppressWarnings("unchecked") // by name: the class is generated
    private static StateSerializer<Object> serializer(ClassLoader loader, String name)
            throws ReflectiveOperationException {
        return (StateSerializer<Object>)
                loader.loadClass(name).getDeclaredConstructor().newInstance();
    }
}
