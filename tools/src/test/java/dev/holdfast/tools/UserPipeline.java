package dev.holdfast.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.PipelineDefinition;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.Trigger;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.time.ManualClock;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A pipeline of somebody who uses the command line: compiled to a directory that is on no class path of this test. */
final class UserPipeline {

    private static final String SOURCE = """
            package shop;

            import dev.holdfast.*;
            import dev.holdfast.operator.*;
            import dev.holdfast.runtime.io.*;
            import dev.holdfast.serial.*;
            import dev.holdfast.state.*;
            import java.util.List;

            public final class Carts implements PipelineDefinition {

                public record Order(String user, String article, long price) {}

                public record Cart(long total, String last) {}

                private static final List<Order> ORDERS = List.of(
                        new Order("ann", "apples", 3), new Order("bob", "pears", 1), new Order("ann", "plums", 2),
                        new Order("ann", "figs", 4), new Order("bob", "dates", 5), new Order("cid", "nuts", 6));

                @Override
                public Pipeline define() {
                    return Stream.from(Generator.source("orders", 6, number -> ORDERS.get((int) number)))
                            .groupByKey(Order::user)
                            .mapGroupsWithState(MapGroups.<String, Order, Cart, Cart>withoutTimeout(
                                    "carts", KeySerializers.string(), new Carts.CartSerializer(), Carts::add))
                            .writeTo(ForEach.sink("carts", cart -> {}));
                }

                private static Cart add(String user, java.util.Iterator<Order> orders, GroupState<Cart> state) {
                    Cart cart = state.exists() ? state.get() : new Cart(0, "");
                    while (orders.hasNext()) {
                        Order order = orders.next();
                        cart = new Cart(cart.total() + FACTOR * order.price(), order.article());
                    }
                    state.update(cart);
                    return cart;
                }

                static final class CartSerializer implements StateSerializer<Cart> {

                    @Override
                    public Schema schema() {
                        return Schema.record(Schema.FORMAT, "Cart", 1,
                                Schema.field("total", SchemaType.LONG), Schema.field("last", SchemaType.STRING));
                    }

                    @Override
                    public void write(Cart cart, StateOutput out) {
                        out.writeVarLong(cart.total());
                        out.writeString(cart.last());
                    }

                    @Override
                    public Cart read(StateInput in) {
                        long total = in.readVarLong();
                        return new Cart(total, in.readString());
                    }
                }
            }
            """;

    private final Path classes;

    private UserPipeline(Path classes) {
        this.classes = classes;
    }

    /** Compiles it, with a factor by which it counts prices. */
    static UserPipeline compiled(Path directory, int factor) throws IOException {
        return compiled(directory, "classes" + factor, SOURCE.replace("FACTOR", Integer.toString(factor)));
    }

    /** The same, which reads its orders from a file. */
    static UserPipeline compiledToReadLines(Path directory) throws IOException {
        Path orders = Files.createDirectories(directory).resolve("orders.jsonl");
        Files.writeString(orders, "{\"user\":\"ann\",\"article\":\"apples\",\"price\":3}\n");
        return compiled(
                directory,
                "classes",
                SOURCE.replace("FACTOR", "1")
                        .replace(
                                "Generator.source(\"orders\", 6, number -> ORDERS.get((int) number))",
                                "JsonLines.source(java.nio.file.Path.of(\"" + orders + "\"), Order.class)"));
    }

    private static UserPipeline compiled(Path directory, String name, String text) throws IOException {
        Path source =
                Files.createDirectories(directory.resolve(name + "-source")).resolve("Carts.java");
        Files.writeString(source, text);
        Path classes = Files.createDirectories(directory.resolve(name));
        List<String> arguments = List.of("-proc:none", "-d", classes.toString(), "-cp", classPath(), source.toString());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        return new UserPipeline(classes);
    }

    /** Where the classes of this test are: what surefire knows of it, since its own is one jar that names the others. */
    static String classPath() {
        String modules = System.getProperty("jdk.module.path", "");
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return modules.isEmpty() ? classes : classes + File.pathSeparator + modules;
    }

    /** Where its classes are. */
    Path classes() {
        return classes;
    }

    /** Runs it in three batches of two events. */
    void run(Path checkpoint) throws Exception {
        try (URLClassLoader loader =
                        new URLClassLoader(new URL[] {classes.toUri().toURL()}, UserPipeline.class.getClassLoader());
                StreamingQuery query = EmbeddedEngine.builder()
                        .checkpoint(checkpoint)
                        .keyGroups(4)
                        .workers(1)
                        .maxEventsPerBatch(2)
                        .trigger(Trigger.availableNow())
                        .clock(new ManualClock(Instant.parse("2026-03-04T05:06:07Z")))
                        .start((PipelineDefinition)
                                loader.loadClass("shop.Carts").getConstructor().newInstance())) {
            query.awaitTermination();
        }
    }
}
