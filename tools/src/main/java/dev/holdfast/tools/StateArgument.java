package dev.holdfast.tools;

import dev.holdfast.runtime.reader.OperatorState;
import dev.holdfast.runtime.reader.StateView;
import picocli.CommandLine.Parameters;

/** Which state of which operator of which checkpoint. */
class StateArgument extends CheckpointArgument {

    @Parameters(
            index = "1",
            paramLabel = "OPERATOR[/STATE]",
            description =
                    "The id of an operator, as 'state list' shows it; with the name of a state if it has several.")
    @SuppressWarnings("NullAway.Init") // the parser of the command line sets it
    private String name;

    /** How many rows the state has. */
    final long rows() {
        return state().rows();
    }

    /** The state that was asked for. */
    final OperatorState state() {
        return in(view());
    }

    /** The state of that name in another view. An id with a slash is taken as a whole first. */
    final OperatorState in(StateView view) {
        int slash = name.lastIndexOf('/');
        boolean isOperator =
                view.operators().stream().anyMatch(operator -> operator.id().equals(name));
        return isOperator || slash < 0 ? view.of(name) : view.of(name.substring(0, slash), name.substring(slash + 1));
    }
}
