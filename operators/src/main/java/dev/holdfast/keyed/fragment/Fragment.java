package dev.holdfast.keyed.fragment;

import dev.holdfast.Pipeline;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fragment on its way to an engine's workers, each of which asks for its plan. One of the two is there.
 *
 * @param words those of the engine
 * @param ofOne on one stream
 * @param ofTwo on two streams
 */
public record Fragment(
        JobWords words,
        @Nullable StreamFragment<?, ?> ofOne,
        @Nullable TwoStreamFragment<?, ?, ?> ofTwo) implements Serializable {

    private static final String FIRST = "first stream of the job";
    private static final String SECOND = "second stream of the job";
    private static final FragmentStream.Out<Object> OUT = new FragmentStream.Out<>("the job");

    /**
     * What it computes.
     *
     * @throws IllegalArgumentException if it has another form than a fragment may have
     */
    public FragmentPlan plan() {
        return new FragmentReader(ofTwo == null ? List.of(FIRST) : List.of(FIRST, SECOND), OUT, words).read(pipeline());
    }

    @SuppressWarnings("unchecked") // streams and sink are empty places, whatever their types
    private Pipeline pipeline() {
        if (ofTwo != null) {
            return ((TwoStreamFragment<Object, Object, Object>) ofTwo)
                    .from(FragmentStream.events(FIRST), FragmentStream.events(SECOND), OUT);
        }
        return ((StreamFragment<Object, Object>) Objects.requireNonNull(ofOne)).from(FragmentStream.events(FIRST), OUT);
    }
}
