package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.List;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;

/** Lombok before this processor: what it makes of a class is what counts. Behind it, it is asked to go before. */
class LombokTest {

    private static final List<SourceFile> SHOP = List.of(
            shop("Cart", "@lombok.Value @StateRecord public class Cart { String currency; long total; }"),
            shop(
                    "Bag",
                    "@lombok.Data @StateRecord public class Bag {",
                    "    private String currency = \"EUR\"; private long total; private boolean open; private boolean isFull; }"),
            shop(
                    "Box",
                    "@lombok.Getter @lombok.Setter @lombok.experimental.Accessors(fluent = true, chain = true)",
                    "@StateRecord public class Box { private String currency = \"EUR\"; private long total; }"),
            shop(
                    "Sack",
                    "@lombok.experimental.FieldDefaults(level = lombok.AccessLevel.PRIVATE) @lombok.Data",
                    "@StateRecord public class Sack { String currency = \"EUR\"; }"));

    @Test
    void what_lombok_adds_before_is_read_and_what_it_hides_is_not() throws Exception {
        Compilation compilation = Compilation.run(SHOP, List.of(lombok(), new HoldfastProcessor()));
        assertThat(compilation.output()).isEmpty();
        assertThat(compilation.generated().get("shop/CartSerializer.java"))
                .contains("value.getCurrency()")
                .doesNotContain("value.currency");
        ClassLoader loader = compilation.loader();
        Object cart = loader.loadClass("shop.Cart")
                .getConstructor(String.class, long.class)
                .newInstance("EUR", 7L);
        assertThat(copied(loader, cart)).isEqualTo(cart);
        for (String type : List.of("Bag", "Sack")) {
            Object empty = loader.loadClass("shop." + type).getConstructor().newInstance();
            assertThat(copied(loader, empty)).isEqualTo(empty);
        }
        Object box = loader.loadClass("shop.Box").getConstructor().newInstance();
        assertThat(copied(loader, box)).isInstanceOf(box.getClass());
    }

    @Test
    void lombok_behind_is_asked_to_go_before() {
        Compilation compilation = Compilation.run(SHOP, List.of(new HoldfastProcessor(), lombok()));
        assertThat(compilation.output())
                .contains("error: [StateFieldInaccessible] Generated code cannot read field 'currency' of Cart.")
                .contains("Methods that Lombok adds are seen if it stands before Holdfast in annotationProcessorPaths.")
                .doesNotContain("has private access");
    }

    @SuppressWarnings("unchecked") // by name: the class is generated
    private static Object copied(ClassLoader loader, Object value) throws ReflectiveOperationException {
        StateSerializer<Object> serializer =
                (StateSerializer<Object>) loader.loadClass(value.getClass().getName() + "Serializer")
                        .getConstructor()
                        .newInstance();
        StateOutput out = new StateOutput();
        serializer.write(value, out);
        return serializer.read(new StateInput(out.toByteArray()));
    }

    /** By name: the class is hidden from code. */
    private static Processor lombok() {
        try {
            return Class.forName("lombok.launch.AnnotationProcessorHider$AnnotationProcessor")
                    .asSubclass(Processor.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Lombok", e);
        }
    }

    private static SourceFile shop(String name, String... lines) {
        return SourceFile.of(
                "shop/" + name + ".java",
                "package shop;",
                "import dev.holdfast.annotation.*;",
                String.join("\n", lines));
    }
}
