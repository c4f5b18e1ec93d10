package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.lang.reflect.Constructor;
import org.junit.jupiter.api.Test;

/** Names and texts that would end a string, a comment or a method, if they were copied into code as they are. */
class HostileNamesTest {

    private static final SourceFile HOSTILE = SourceFile.of(
            "shop/Hostile.java",
            "package shop;",
            "import dev.holdfast.annotation.*;",
            "import dev.holdfast.state.*;",
            "import java.util.*;",
            "public final class Hostile {",
            "    @StateRecord public record $L(String $T, int $$, long $1L, boolean $W, double \\u0061b, String größe) {}",
            "    @StateRecord public record $(List<$L> $N, Map<String, $> $S, Optional<$L> $Z) {}",
            "    @EventRecord public record $Event(String $T, long $N, Kind $L) {}",
            "    @KeyRecord public record $Key(String $T, long out, Kind key, int in) {}",
            "    public enum Kind { $L, $T }",
            "    @UpdateFunction(id = \"*/ \\\" + evil() + \\\" \\\\u0022 $T ${x} \\u002a/\")",
            "    static String $L(String $T, Iterator<String> $N, ProcessingTimeGroupState<$L> $S) { return $T; }",
            "    @Unbounded(\"*/ \\\" \\\\u000a } static { shop.Trap.sprung = true; } /*\")",
            "    @UpdateFunction(id = \"\\\"); shop.Trap.sprung = true; (\\\"\")",
            "    static String second(String out, Iterator<String> value, GroupState<Long> in) { in.update(1L); return out; }",
            "}");

    private static final SourceFile TRAP = SourceFile.of(
            "shop/Trap.java", "package shop;", "public final class Trap { public static boolean sprung; }");

    @Test
    void nothing_of_them_becomes_code() throws Exception {
        Compilation compilation = Compilation.of(HOSTILE, TRAP);
        assertThat(compilation.output()).isEmpty();
        assertThat(compilation.isSuccess()).isTrue();
        ClassLoader loader = compilation.loader();
        for (String path : compilation.generated().keySet()) {
            Class.forName(path.replace('/', '.').replace(".java", ""), true, loader);
        }
        Class<?> type = loader.loadClass("shop.Hostile$$L");
        StateSerializer<Object> serializer = serializer(loader.loadClass("shop.Hostile_$LSerializer"));
        Object value = make(type, "\"; evil(); //", 1, 2L, true, 0.5, "*/");
        StateOutput out = new StateOutput();
        serializer.write(value, out);
        assertThat(serializer.read(new StateInput(out.toByteArray()))).isEqualTo(value);
        loader.loadClass("shop.HostileOperators").getMethod("second").invoke(null);
        assertThat(loader.loadClass("shop.Trap").getField("sprung").getBoolean(null))
                .isFalse();
    }

    @SuppressWarnings("unchecked") // by name: the class is generated
    private static StateSerializer<Object> serializer(Class<?> type) throws ReflectiveOperationException {
        return (StateSerializer<Object>) make(type);
    }

    private static Object make(Class<?> type, Object... arguments) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(arguments);
    }
}
