package dev.holdfast.runtime.checkpoint.chunk;

import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 that stands for a file: of what it is made of is said in docs/state-format.md. */
public record ContentHash(String hex) {

    static final int BYTES = 32;

    /** In place of the hash before the first batch. */
    public static final ContentHash NONE = of(new byte[BYTES]);

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static ContentHash of(byte[] bytes) {
        return new ContentHash(HexFormat.of().formatHex(bytes));
    }

    static ContentHash read(ByteBuffer in) {
        byte[] bytes = new byte[BYTES];
        in.get(bytes);
        return of(bytes);
    }

    /** Reads a hash out of a body. */
    public static ContentHash read(StateInput in) {
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            bytes[i] = in.readByte();
        }
        return of(bytes);
    }

    /** Writes the hash into a body. */
    public void write(StateOutput out) {
        out.writeRaw(toBytes(), 0, BYTES);
    }

    byte[] toBytes() {
        return HexFormat.of().parseHex(hex);
    }
}
