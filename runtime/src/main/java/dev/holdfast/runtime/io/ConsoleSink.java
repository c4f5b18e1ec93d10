package dev.holdfast.runtime.io;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.ObjectSink;
import dev.holdfast.connector.QueryRun;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** The sink of {@link Console}. Immutable; settings return a copy. */
public final class ConsoleSink implements ObjectSink<Object> {

    private final String id;
    private final Supplier<PrintStream> target;

    ConsoleSink(String id, Supplier<PrintStream> target) {
        this.id = Objects.requireNonNull(id, "id");
        this.target = target;
    }

    /** The same sink under another id. The id names the sink in the checkpoint and must stay the same over restarts. */
    @CheckReturnValue
    public ConsoleSink named(String newId) {
        return new ConsoleSink(newId, target);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Writer<Object> open(QueryRun run) {
        PrintStream out = target.get();
        return (batchId, rows) -> print(rows, out);
    }

    private void print(List<Object> rows, PrintStream out) throws IOException {
        rows.forEach(out::println);
        if (out.checkError()) {
            throw new IOException("Sink " + id + " cannot print: the output was closed or failed. "
                    + "Keep the reader of the output running, or write to a file with JsonLines.sink.");
        }
    }
}
