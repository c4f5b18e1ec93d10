package dev.holdfast.runtime.io.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** Stands for the content of the first bytes of a file: a checksum of the first 4 KiB and the last 1 KiB of them. */
final class ContentBlock {

    static final int HEAD = 1 << 12;
    static final int TAIL = 1 << 10;

    private ContentBlock() {}

    static String of(byte[] head, byte[] tail) {
        CRC32C checksum = new CRC32C();
        checksum.update(head);
        checksum.update(tail);
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    static byte[] head(InputFiles input, InputFile file, long bytes) throws IOException {
        return read(input, file, 0, (int) Math.min(HEAD, bytes));
    }

    /** Those of the last bytes that are not in the head. */
    static byte[] tail(InputFiles input, InputFile file, long bytes) throws IOException {
        int length = tailLength(bytes);
        return length == 0 ? new byte[0] : read(input, file, bytes - length, length);
    }

    static int tailLength(long bytes) {
        return (int) Math.max(0, Math.min(TAIL, bytes - HEAD));
    }

    /** Whether no byte is between the head and the tail. */
    static boolean isAll(long bytes) {
        return bytes <= HEAD + TAIL;
    }

    private static byte[] read(InputFiles input, InputFile file, long position, int length) throws IOException {
        try (InputStream in = input.read(file, position)) {
            return in.readNBytes(length);
        }
    }
}
