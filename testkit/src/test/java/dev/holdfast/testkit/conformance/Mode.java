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
 * <p>RocksDB takes most of the time, so the build runs it with four workers only, disturbed in every way, and with one worker
 * undisturbed; {@code -Dconformance.modes=all} runs the rest.
 *
 * @param name for the name of the test
 * @param settings of the tester
 */
record Mode(String name, UnaryOperator<PipelineTester> settings) {

    /** Every store; another one is one line. */
    private static final Map<String, Supplier<? extends StateStore>> STORES =
            new TreeMap<>(Map.of("heap", StateStores.heap(), "rocksdb", StateStores.rocksDb()));

    private static final Mode UNDISTURBED = new Mode("", UnaryOperator.identity());
    private static final String QUICK = "heap";
    private static final int MANY = 4;

    static List<Mode> all() {
        boolean isComplete = "all".equals(System.getProperty("conformance.modes"));
        List<Mode> modes = new ArrayList<>();
        STORES.forEach((name, store) -> {
            for (int workers : List.of(1, MANY)) {
                boolean disturbs = isComplete || name.equals(QUICK) || workers == MANY;
                for (Mode disturbance : disturbs ? disturbances() : List.of(UNDISTURBED)) {
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
        all.add(UNDISTURBED);
        all.add(new Mode(", restart after every batch", PipelineTester::restartAfterEveryBatch));
        for (CommitStep step : CommitStep.values()) {
            all.add(new Mode(", crash in every batch at " + step, tester -> tester.crashInEveryBatchAt(step)));
        }
        return all;
    }
}
