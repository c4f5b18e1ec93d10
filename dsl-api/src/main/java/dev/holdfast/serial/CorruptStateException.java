package dev.holdfast.serial;

/** Bytes that were to be read as state, or as a key, are not what any serializer wrote. Nothing was read from them. */
public class CorruptStateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Without a cause. */
    public CorruptStateException(String message) {
        super(message);
    }

    /** For bytes that something else refused. */
    public CorruptStateException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What the code of a type threw when a value was made of bytes; generated serializers call this. */
    public static CorruptStateException refused(Class<?> type, RuntimeException cause) {
        return cause instanceof CorruptStateException corrupt
                ? corrupt
                : new CorruptStateException(type.getName() + " refuses what was read for it: " + cause, cause);
    }
}
