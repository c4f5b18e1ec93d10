import dev.holdfast.aggregate.DistinctEstimates;
import dev.holdfast.keyed.distinct.SketchService;

/** What operators do with a key, and the contract by which any engine runs them: for those who write operators or engines. */
module dev.holdfast.operators {
    requires transitive dev.holdfast.api;
    requires com.dynatrace.hash4j;

    exports dev.holdfast.keyed;
    exports dev.holdfast.keyed.declared;
    exports dev.holdfast.keyed.fragment;
    exports dev.holdfast.keyed.rows;
    exports dev.holdfast.keyed.turns;

    provides DistinctEstimates with
            SketchService;
}
