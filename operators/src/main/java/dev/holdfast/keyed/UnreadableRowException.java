package dev.holdfast.keyed;

/** The stored bytes of a row are none of its state's. Nobody's fault but the disk's or a serializer's, so no error policy forgives it. */
public final class UnreadableRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what the cause says. */
    public UnreadableRowException(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }
}
