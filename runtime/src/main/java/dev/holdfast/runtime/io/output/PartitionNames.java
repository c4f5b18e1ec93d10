package dev.holdfast.runtime.io.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The names of the directories of rows, as Hive and Spark write them: {@code origin=AMS/day=2026-11-29}. Used by one thread. */
final class PartitionNames<T> {

    /** Null and empty text: a directory cannot tell them apart, the rows in it can. */
    private static final String NOTHING = "__HIVE_DEFAULT_PARTITION__";

    private static final String ESCAPED = "\"#%'*/:=?\\{}[]^";
    private static final int MAX_BYTES = 255;
    private static final int KEPT = 1000;
    private static final int DELETE = 0x7F;

    private static final Set<Class<?>> NAMES = Set.of(
            boolean.class,
            Boolean.class,
            byte.class,
            Byte.class,
            short.class,
            Short.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            char.class,
            Character.class,
            String.class,
            LocalDate.class,
            UUID.class);

    private final PartitionColumns<T> columns;
    private final Map<List<@Nullable Object>, byte[]> known = new HashMap<>();

    PartitionNames(PartitionColumns<T> columns) {
        this.columns = columns;
    }

    /** Whether values of a type make names: not floating numbers, times of day, and what has no one text. */
    static boolean isName(Class<?> type) {
        return NAMES.contains(type) || Enum.class.isAssignableFrom(type);
    }

    /** The directory of a row, in UTF-8. */
    byte[] directory(T row) throws IOException {
        List<@Nullable Object> values = new ArrayList<>(columns.columns().size());
        for (PartitionColumns.Column<T> column : columns.columns()) {
            values.add(value(column.valueFn(), row));
        }
        byte[] found = known.get(values);
        if (found == null) {
            if (known.size() >= KEPT) {
                known.clear();
            }
            found = directory(values);
            known.put(values, found);
        }
        return found;
    }

    private static <T> @Nullable Object value(Function<? super T, ?> valueFn, T row) {
        Object value = valueFn.apply(row);
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }

    private byte[] directory(List<@Nullable Object> values) throws IOException {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            String column = columns.columns().get(i).name();
            String name = escaped(column) + "=" + text(column, values.get(i));
            if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
                throw new IOException(
                        "A row has a value of '" + column + "' that is too long for the name of a directory,"
                                + " which has " + MAX_BYTES + " bytes. Partition by something shorter.");
            }
            path.append(i == 0 ? "" : "/").append(name);
        }
        return path.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String column, @Nullable Object value) throws IOException {
        if (value == null) {
            return NOTHING;
        }
        if (!isName(value.getClass())) {
            throw new IOException(
                    "A row has a value of '" + column + "' that is of "
                            + value.getClass().getName()
                            + ", by which no directory is named. Partition by booleans, integers, text, enums, UUIDs or dates.");
        }
        String text = value instanceof Enum<?> constant ? constant.name() : value.toString();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IOException("A row has half of a surrogate pair in '" + column
                    + "', which no name can hold. Mend the text before it comes here.");
        }
        return text.isEmpty() ? NOTHING : escaped(text);
    }

    /** As Hive escapes: what means something to a shell, to a path, or to Hive itself. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == DELETE || ESCAPED.indexOf(c) >= 0) {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
