package dev.holdfast.jdbc;

import java.sql.Types;
import java.util.Locale;

/**
 * A column as the database knows it.
 *
 * @param jdbcType of {@link Types}
 * @param typeName the database's own name of the type
 * @param isRequired whether a row without a value for it is refused
 */
record Column(String name, int jdbcType, String typeName, boolean isRequired) {

    /** Whether it keeps points in time, and not the digits of some clock. */
    boolean hasTimeZone() {
        String type = typeName.toLowerCase(Locale.ROOT);
        return jdbcType == Types.TIMESTAMP_WITH_TIMEZONE
                || type.equals("timestamptz")
                || type.contains("with time zone");
    }

    boolean isTimestamp() {
        return jdbcType == Types.TIMESTAMP || jdbcType == Types.TIMESTAMP_WITH_TIMEZONE;
    }

    boolean isInteger() {
        return jdbcType == Types.BIGINT
                || jdbcType == Types.INTEGER
                || jdbcType == Types.SMALLINT
                || jdbcType == Types.TINYINT;
    }
}
