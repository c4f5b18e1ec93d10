package dev.holdfast.keyed.fragment;

import java.io.Serializable;

/**
 * How an engine calls its things, for messages.
 *
 * @param engine its name: {@code Flink}
 * @param job what a fragment is a piece of: {@code Flink job}
 * @param door where a fragment is given: {@code HoldfastFlink.on(…)}
 * @param stream its own type of streams: {@code DataStream}
 * @param slices why results may depend on slices: {@code in Flink each event comes by itself}
 * @param lateEvents what to do for late events instead of a sink, as a sentence
 */
public record JobWords(String engine, String job, String door, String stream, String slices, String lateEvents)
        implements Serializable {

    IllegalArgumentException refusal(String problem) {
        return new IllegalArgumentException("A fragment of a " + job
                + " is one operator on the streams of the job and what is done with each of its results, but this one "
                + problem + ". Do the rest with " + engine + "'s own " + stream + ", before and behind it.");
    }
}
