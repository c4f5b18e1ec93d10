package dev.holdfast.runtime.store;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.serial.StateOutput;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes change blocks of text keys and text values. */
final class Changes {

    private final ChangeBlockWriter block = new ChangeBlockWriter();

    Changes put(String key, @Nullable String value, long deadline) {
        return put(bytes(key), value, deadline);
    }

    Changes put(byte[] key, @Nullable String value, long deadline) {
        StateOutput row = new StateOutput();
        Row.writeHead(row, value != null, deadline, 0);
        if (value != null) {
            row.writeString(value);
        }
        block.append(key, 0, key.length, row.array(), 0, row.size());
        return this;
    }

    Changes remove(String key) {
        byte[] bytes = bytes(key);
        block.appendRemoval(bytes, 0, bytes.length);
        return this;
    }

    ChangeBlockReader reader() {
        return new ChangeBlockReader().reset(block.array(), 0, block.size());
    }

    static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
