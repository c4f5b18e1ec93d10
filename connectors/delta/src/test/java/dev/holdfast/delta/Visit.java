package dev.holdfast.delta;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of most tests. */
record Visit(int n, @Nullable String country) {

    static List<Visit> in(Path table) throws IOException {
        return TableRows.read(table, row -> new Visit(row.getInt(0), row.isNullAt(1) ? null : row.getString(1)));
    }
}
