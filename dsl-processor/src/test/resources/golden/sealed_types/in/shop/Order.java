package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

@StateRecord
public record Order(Payment payment, @Nullable Payment refund, List<Step> steps) {

    sealed interface Step permits Packed, Sent {}

    @StateRecord
    record Packed(int parcels) implements Step {}

    @StateRecord
    record Sent(String carrier) implements Step {}
}
