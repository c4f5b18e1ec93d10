package dev.holdfast.tools;

import dev.holdfast.runtime.reader.JsonState;
import dev.holdfast.runtime.reader.OperatorState;
import dev.holdfast.runtime.reader.StateView;
import picocli.CommandLine.Mixin;

/** Which state is shown, and whether as it was written or as a pipeline would write it. */
final class RowsArgument extends StateArgument {

    @Mixin
    private UserClasses classes = new UserClasses();

    /** The rows of the state that was asked for. */
    JsonState json() {
        return json(state());
    }

    /** The same in another view. */
    JsonState jsonIn(StateView view) {
        return json(in(view));
    }

    private JsonState json(OperatorState state) {
        return classes.find().map(state::json).orElseGet(state::json);
    }
}
