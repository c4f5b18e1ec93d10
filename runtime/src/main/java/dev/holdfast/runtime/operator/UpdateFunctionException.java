package dev.holdfast.runtime.operator;

import org.jspecify.annotations.Nullable;

/** An update function threw, or did what it must not do. Ends the batch; the engine turns it into the query's exception. */
public final class UpdateFunctionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String operatorId;
    private final String key;

    UpdateFunctionException(String what, String operatorId, Object key, @Nullable Throwable cause) {
        super(what, cause);
        this.operatorId = operatorId;
        this.key = String.valueOf(key);
    }

    /** Whether an error leaves the virtual machine in doubt, so that it is nobody's and goes on as it is. */
    public static boolean isFatal(Throwable thrown) {
        return thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError);
    }

    public String operatorId() {
        return operatorId;
    }

    /** The key of the call, as text. */
    public String key() {
        return key;
    }
}
