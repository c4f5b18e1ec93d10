package shop;

import dev.holdfast.annotation.AllowKryo;
import dev.holdfast.annotation.SerializeWith;
import dev.holdfast.annotation.StateRecord;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@StateRecord
public record Purchase(
        @SerializeWith(MoneySerializer.class) Money price,
        @SerializeWith(MoneySerializer.class) @Nullable Money discount,
        @SerializeWith(TagsSerializer.class) Map<String, ?> tags,
        List<Color> colors,
        @AllowKryo(register = {ArrayList.class, long[].class}) BitSet flags,
        @AllowKryo @Nullable Comparable<String> label) {

    public record Money(String text) {}
}
