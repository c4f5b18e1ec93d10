package dev.holdfast.evolution;

import java.util.List;
import java.util.stream.IntStream;

/** The number of a record, which may be another now, and the record. */
final class OneOfTranscoder extends Transcoder {

    private final List<Alternative> alternatives;

    /**
     * A record that may have been written.
     *
     * @param number its present number
     * @param record what follows
     */
    record Alternative(int number, Transcoder record) {}

    /** @param alternatives by their written numbers */
    OneOfTranscoder(Extent extent, List<Alternative> alternatives) {
        super(extent);
        this.alternatives = alternatives;
    }

    @Override
    List<Transcoder> parts() {
        return alternatives.stream().map(Alternative::record).toList();
    }

    @Override
    boolean keepsBytes() {
        return IntStream.range(0, alternatives.size())
                .allMatch(i -> alternatives.get(i).number() == i);
    }

    @Override
    boolean mayMerge() {
        return alternatives.stream().map(Alternative::number).distinct().count() < alternatives.size();
    }

    @Override
    void rewrite(Transcoding bytes) {
        Alternative alternative = alternatives.get(bytes.in().readAlternative(alternatives.size()));
        bytes.out().writeAlternative(alternative.number());
        alternative.record().run(bytes);
    }
}
