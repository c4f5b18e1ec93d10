package dev.holdfast.serial;

/** What generated serializers need for classes that others may extend. */
public final class StateClasses {

    private StateClasses() {}

    /**
     * Refuses a value of a subclass: bytes hold the fields of the declared class, so those that a subclass adds would be lost.
     *
     * @param value never null
     * @throws IllegalArgumentException if the value is of another class
     */
    public static void requireExact(Object value, Class<?> type) {
        if (value.getClass() != type) {
            throw new IllegalArgumentException("A " + value.getClass().getName()
                    + " stands in state that is declared as " + type.getName()
                    + ": bytes hold the fields of the declared class, so what the other one adds would be lost. Declare "
                    + type.getSimpleName()
                    + " final and hold what differs in a field, or make it a sealed interface that permits both.");
        }
    }
}
