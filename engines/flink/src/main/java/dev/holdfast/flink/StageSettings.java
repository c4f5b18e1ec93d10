package dev.holdfast.flink;

import dev.holdfast.keyed.fragment.FragmentPlan;
import dev.holdfast.keyed.fragment.FragmentRules;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a fragment beside itself.
 *
 * @param lateEvents where late events go, for each stream; null to count them only
 * @param refusesSliceDependent whether results must not depend on slices
 * @param dropped states, as {@code operator/state}, that are given up
 */
record StageSettings(
        List<@Nullable OutputTag<?>> lateEvents, boolean refusesSliceDependent, LinkedHashSet<String> dropped)
        implements Serializable {

    static StageSettings ofStreams(int streams) {
        List<@Nullable OutputTag<?>> none = new ArrayList<>();
        for (int stream = 0; stream < streams; stream++) {
            none.add(null);
        }
        return new StageSettings(none, false, new LinkedHashSet<>());
    }

    StageSettings withLateEvents(int stream, OutputTag<?> tag) {
        List<@Nullable OutputTag<?>> tags = new ArrayList<>(lateEvents);
        tags.set(stream, tag);
        return new StageSettings(tags, refusesSliceDependent, dropped);
    }

    StageSettings refusingSliceDependent() {
        return new StageSettings(lateEvents, true, dropped);
    }

    StageSettings dropping(String state) {
        LinkedHashSet<String> more = new LinkedHashSet<>(dropped);
        more.add(state);
        return new StageSettings(lateEvents, refusesSliceDependent, more);
    }

    /** @throws IllegalArgumentException if a stage asks for what is not possible here, or not wanted */
    void check(FragmentPlan plan) {
        new FragmentRules(FlinkWords.OF_JOB, refusesSliceDependent).check(plan);
    }
}
