package dev.holdfast.testkit.conformance;

import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.testkit.CommitStep;
import dev.holdfast.testkit.PipelineTester;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * How a row is run. Results, states and figures are the same in all modes.
 *
 * @param name for the name of the test
 * @param settings of the tester
 */
record Mode(String name, UnaryOperator<PipelineTester> settings) {

    /** Every store; another one is one line. */
    private static final Map<String, Supplier<? extends StateStore>> STORES =
            new TreeMap<>(Map.of("heap", StateStores.heap()));

    private static final List<Integer> WORKERS = List.of(1, 4);

    static List<Mode> all() {
        List<Mode> modes = new ArrayList<>();
        STORES.forEach((name, store) -> {
            for (int workers : WORKERS) {
                for (Mode disturbance : disturbances()) {
                    modes.add(new Mode(
                            name + ", workers " + workers + disturbance.name(),
                            tester -> disturbance
                                    .settings()
                                    .apply(tester.stateStore(store).workers(workers))));
                }
            }
        });
        return modes;
    }

    private static List<Mode> disturbances() {
        List<Mode> all = new ArrayList<>();
        all.add(new Mode("", UnaryOperator.identity()));
        all.add(new Mode(", restart after every batch", PipelineTester::restartAfterEveryBatch));
        for (CommitStep step : CommitStep.values()) {
            all.add(new Mode(", crash in every batch at " + step, tester -> tester.crashInEveryBatchAt(step)));
        }
        return all;
    }
}
