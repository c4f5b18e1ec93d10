package dev.holdfast.delta;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.DeliveryGuarantee;
import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.RowEncoder;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The sink of {@link Delta}. Immutable; settings return a copy.
 *
 * <p>The rows of a batch are appended in one commit of the table, which also says, in Delta's own {@code txn} action, which batch of
 * which query and sink it is. A batch that the table has, or a later one, is not written again. So each row is there exactly once,
 * even if update functions are not deterministic. Rows are never changed or deleted: results that replace earlier ones stand beside
 * them.
 *
 * <p>Components may be null, {@code Optional}, {@code boolean}, integers up to {@code long}, {@code float}, {@code double}, {@code
 * BigDecimal} (as {@code decimal(38,18)}), {@code String}, {@code char}, {@code UUID} and enums (as text), {@code byte[]}, {@code
 * Instant} (in microseconds; what is finer is cut off) and {@code LocalDate}.
 *
 * @param <T> the type of the rows
 */
public final class DeltaSink<T> implements OutboxSink<T> {

    private final SinkSettings<T> settings;

    DeltaSink(SinkSettings<T> settings) {
        this.settings = settings;
    }

    /**
     * The same sink, of a table that is parted by columns: rows with the same values in them stand in files of their own. A table
     * that is there must be parted by the same columns, in this order.
     *
     * @param columns of booleans, integers, text or dates, and not all that there are
     * @throws IllegalArgumentException if one is missing, named twice, or of another type
     */
    @CheckReturnValue
    public DeltaSink<T> partitionedBy(String... columns) {
        List<String> names = List.of(columns);
        for (String name : names) {
            boolean isPartition = settings.columns().stream()
                    .anyMatch(column ->
                            column.name().equals(name) && column.type().isPartition());
            if (!isPartition) {
                throw new IllegalArgumentException("Sink " + settings.id() + " cannot be partitioned by '" + name
                        + "': it is no component of the record, or of a type that makes no partitions. Name one of booleans,"
                        + " integers, text or dates.");
            }
        }
        if (names.stream().distinct().count() < names.size()
                || names.size() == settings.columns().size()) {
            throw new IllegalArgumentException("Sink " + settings.id() + " cannot be partitioned by " + names
                    + ": each column counts once, and one must be left for the files.");
        }
        return new DeltaSink<>(settings.partitionedBy(names));
    }

    /** The same sink, with a setting of Hadoop's file systems: {@code fs.s3a.endpoint}. */
    @CheckReturnValue
    public DeltaSink<T> withSetting(String name, String value) {
        Map<String, String> all = new HashMap<>(settings.fileSettings());
        all.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return new DeltaSink<>(settings.withFileSettings(all));
    }

    /** For tests: reaches files as it says. */
    DeltaSink<T> on(TableEngine engine) {
        return new DeltaSink<>(settings.with(engine));
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public String description() {
        return "Delta table " + settings.table();
    }

    @Override
    public DeliveryGuarantee guarantee() {
        return DeliveryGuarantee.EXACTLY_ONCE;
    }

    @Override
    public RowEncoder<T> newEncoder() {
        return new RowCodec<>(settings.id(), settings.columns());
    }

    /** Makes the table if it is missing. Fails if it cannot be reached, or does not have the columns of the rows. */
    @Override
    public Writer open(QueryRun run) throws IOException {
        return DeltaWriter.open(settings, run);
    }
}
