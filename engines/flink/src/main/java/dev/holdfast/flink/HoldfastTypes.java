package dev.holdfast.flink;

import dev.holdfast.flink.bytes.SerializedType;
import dev.holdfast.flink.bytes.ValueSerializer;
import dev.holdfast.serial.StateSerializer;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Event and result types for Flink, so that it needs neither Kryo nor the rules of POJOs: {@code pipeline.generic-types: false} works with them. */
public final class HoldfastTypes {

    private HoldfastTypes() {}

    /**
     * A record with {@code @EventRecord} or {@code @StateRecord}, by its generated serializer.
     *
     * <pre>{@code
     * HoldfastTypes.of(Click.class, ClickSerializer.class)
     * }</pre>
     *
     * <p>It is no type for {@code keyBy}: what Holdfast groups by, it groups by the bytes of the key.
     *
     * @param serializer has a public constructor without parameters, as generated ones have
     */
    public static <T> TypeInformation<T> of(Class<T> type, Class<? extends StateSerializer<T>> serializer) {
        return new SerializedType<>(type, new ValueSerializer<>(serializer), false);
    }
}
