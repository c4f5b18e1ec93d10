package dev.holdfast.samples.clicks;

import dev.holdfast.Pipeline;
import dev.holdfast.runtime.StateStores;
import dev.holdfast.testkit.CommitStep;
import dev.holdfast.testkit.PipelineTester;

/** What docs/testing.md shows and no test needs. */
final class TesterSettings {

    private TesterSettings() {}

    static void of(PipelineTester tester, Pipeline changed) {
        tester.restart();
        tester.workers(4).restart();
        tester.stateStore(StateStores.rocksDb()).restart();
        tester.pipeline(changed).restart();
        tester.crashAt(CommitStep.SYNCED);
    }
}
