package dev.holdfast.flink;

import dev.holdfast.Pipeline;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A fragment on its way to Flink's workers, each of which asks for its plan. One of the two is there. */
record Fragment(
        @Nullable StreamFragment<?, ?> ofOne, @Nullable TwoStreamFragment<?, ?, ?> ofTwo) implements Serializable {

    private static final String FIRST = "first stream of the job";
    private static final String SECOND = "second stream of the job";
    private static final JobStream.Out<Object> OUT = new JobStream.Out<>("the job");

    /** @throws IllegalArgumentException if it has another form than a fragment may have */
    FragmentPlan plan() {
        return new FragmentReader(ofTwo == null ? List.of(FIRST) : List.of(FIRST, SECOND), OUT).read(pipeline());
    }

    @SuppressWarnings("unchecked") // streams and sink are empty places, whatever their types
    private Pipeline pipeline() {
        if (ofTwo != null) {
            return ((TwoStreamFragment<Object, Object, Object>) ofTwo)
                    .from(JobStream.events(FIRST), JobStream.events(SECOND), OUT);
        }
        return ((StreamFragment<Object, Object>) Objects.requireNonNull(ofOne)).from(JobStream.events(FIRST), OUT);
    }
}
