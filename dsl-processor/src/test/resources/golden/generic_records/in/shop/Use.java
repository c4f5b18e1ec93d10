package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@StateRecord
public record Use(
        Pair<String, Integer> pair,
        Pair<Integer, Pair<String, Integer>> nested,
        List<Pair<@Nullable String, Integer>> many,
        Map<String, Node<Long>> nodes,
        Outcome<String> outcome,
        Box<byte[]> box) {

    @StateRecord
    public record Node<T>(T in, List<Node<T>> children) {}

    @StateRecord
    public sealed interface Outcome<T> permits Success, Failure {}

    @StateRecord
    public record Success<V>(V value) implements Outcome<V> {}

    @StateRecord
    public record Failure<X>(String reason, List<X> tried) implements Outcome<X> {}

    @StateRecord
    public static class Box<T> {

        T content;

        Box(T content) {
            this.content = content;
        }
    }
}
