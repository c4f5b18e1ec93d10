package dev.holdfast.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** What a database puts around names. */
record Quotes(String mark) {

    static Quotes of(DatabaseMetaData data) throws SQLException {
        String mark = data.getIdentifierQuoteString();
        return new Quotes(mark == null ? "" : mark.strip());
    }

    String quote(String name) {
        return mark.isEmpty() ? name : mark + name.replace(mark, mark + mark) + mark;
    }
}
