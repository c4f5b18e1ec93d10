package dev.holdfast.jdbc;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A table as the user names it: {@code totals} or {@code shop.totals}. */
record TableName(@Nullable String schema, String name) {

    private static final Pattern PART = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$ -]*");

    static TableName parse(String text) {
        Objects.requireNonNull(text, "table");
        String[] parts = text.split("\\.", -1);
        for (String part : parts) {
            if (parts.length > 2 || !PART.matcher(part).matches()) {
                throw new IllegalArgumentException("'" + text + "' is no name of a table. Write it as totals or as"
                        + " shop.totals, without quotes; letters, digits, _, $, - and spaces may stand in it.");
            }
        }
        return parts.length == 1 ? new TableName(null, parts[0]) : new TableName(parts[0], parts[1]);
    }

    @Override
    public String toString() {
        return schema == null ? name : schema + "." + name;
    }
}
