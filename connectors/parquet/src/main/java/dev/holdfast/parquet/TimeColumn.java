package dev.holdfast.parquet;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * Points in time: of the world, or of a calendar that does not say where. Written in microseconds, which all readers know; what is
 * finer is cut off. Read in whatever unit the file has.
 */
enum TimeColumn implements Scalar.Column {
    INSTANT(true),
    LOCAL(false);

    private final boolean isAdjusted;

    TimeColumn(boolean isAdjusted) {
        this.isAdjusted = isAdjusted;
    }

    @Override
    public PrimitiveType type(String name, boolean isNullable) {
        return Types.primitive(PrimitiveTypeName.INT64, isNullable ? Repetition.OPTIONAL : Repetition.REQUIRED)
                .as(LogicalTypeAnnotation.timestampType(isAdjusted, TimeUnit.MICROS))
                .named(name);
    }

    @Override
    public void write(Object value, RecordConsumer out) {
        Instant instant = isAdjusted ? (Instant) value : ((LocalDateTime) value).toInstant(ZoneOffset.UTC);
        out.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, instant.truncatedTo(ChronoUnit.MICROS)));
    }

    @Override
    public Optional<Function<Object, Object>> reader(PrimitiveType type) {
        return type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation timestamp
                        && timestamp.isAdjustedToUTC() == isAdjusted
                ? Optional.of(value -> read((Long) value, unit(timestamp.getUnit())))
                : Optional.empty();
    }

    private static ChronoUnit unit(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> ChronoUnit.MILLIS;
            case MICROS -> ChronoUnit.MICROS;
            case NANOS -> ChronoUnit.NANOS;
        };
    }

    private Object read(long value, ChronoUnit unit) {
        Instant instant = Instant.EPOCH.plus(value, unit);
        return isAdjusted ? instant : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
