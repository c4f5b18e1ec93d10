package dev.holdfast.runtime.io.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.holdfast.connector.RowEncoder;
import dev.holdfast.serial.StateOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes rows as lines of JSON. */
public final class JsonRowEncoder<T> implements RowEncoder<T> {

    private final Map<Class<?>, ObjectWriter> writers = new HashMap<>();

    private @Nullable StateOutput target;
    private OutputStream stream = OutputStream.nullOutputStream();

    @Override
    public void encode(T row, StateOutput out) throws IOException {
        if (out != target) {
            target = out;
            stream = out.asStream();
        }
        try {
            writers.computeIfAbsent(row.getClass(), JsonMapping.MAPPER::writerFor)
                    .writeValue(stream, row);
        } catch (JsonProcessingException e) {
            // the cause stays out: its message may show the row
            throw new IOException("A row of type " + row.getClass().getName() + " cannot be written as JSON: "
                    + JsonFaults.describeRow(e));
        }
        out.writeByte('\n');
    }
}
