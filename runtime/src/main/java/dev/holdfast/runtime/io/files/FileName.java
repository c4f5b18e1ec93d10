package dev.holdfast.runtime.io.files;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The name of a file, the same in every locale. Bytes that are UTF-8 are that text. Of a name that is not UTF-8, each byte
 * beyond ASCII is {@code %} and two digits.
 */
final class FileName {

    private FileName() {}

    static String of(Path file) {
        String name = String.valueOf(file.getFileName());
        return isAscii(name) ? name : ofBytes(file.toUri());
    }

    /** The name of a file below a directory: its own, or with the names of the directories between before it. */
    static String below(Path directory, Path file) {
        Path parent = file.getParent();
        return parent == null || parent.equals(directory) || !parent.startsWith(directory)
                ? of(file)
                : below(directory, parent) + "/" + of(file);
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Only as a URI does a path show its bytes. */
    private static String ofBytes(URI uri) {
        String path = uri.getRawPath();
        String encoded = path.substring(path.lastIndexOf('/', path.length() - 2) + 1);
        byte[] bytes = decode(encoded.endsWith("/") ? encoded.substring(0, encoded.length() - 1) : encoded);
        String text = utf8(bytes);
        return text != null ? text : escaped(bytes);
    }

    private static byte[] decode(String encoded) {
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char unit = encoded.charAt(i);
            if (unit == '%') {
                bytes.put((byte) HexFormat.fromHexDigits(encoded, i + 1, i + 3));
                i += 2;
            } else {
                bytes.put((byte) unit);
            }
        }
        byte[] decoded = new byte[bytes.position()];
        bytes.flip().get(decoded);
        return decoded;
    }

    private static @Nullable String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String escaped(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            if (b < 0) {
                text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            } else {
                text.append((char) b);
            }
        }
        return text.toString();
    }
}
