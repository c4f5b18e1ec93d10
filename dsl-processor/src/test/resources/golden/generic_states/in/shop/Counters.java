package shop;

import dev.holdfast.annotation.Unbounded;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** States whose types have no serializer of their own. */
public final class Counters {

    @Unbounded("a few hundred words")
    @UpdateFunction
    public static Long count(String word, Iterator<String> words, GroupState<Pair<String, Long>> state) {
        Pair<String, Long> pair = state.getOption().orElse(new Pair<>(word, 0L));
        while (words.hasNext()) {
            words.next();
            pair = new Pair<>(word, pair.second() + 1);
        }
        state.update(pair);
        return pair.second();
    }

    @Unbounded("a few hundred words")
    @UpdateFunction
    static List<String> list(String word, Iterator<String> words, GroupState<Node<Optional<Money>>> state) {
        state.update(new Node<>(Optional.empty(), state.getOption().orElse(null)));
        return List.of(word);
    }

    @Unbounded("a few hundred words")
    @UpdateFunction
    String last(String word, Iterator<String> words, GroupState<Shape> state) {
        state.update(new Circle(1));
        return word;
    }
}
