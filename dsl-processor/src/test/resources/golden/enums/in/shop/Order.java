package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@StateRecord
public record Order(Status status, @Nullable Carrier carrier, Map<Status, Integer> seen) {

    public enum Status {
        OPEN,
        PAID
    }

    enum Carrier {
        SHIP,
        TRAIN {
            @Override
            boolean isFast() {
                return true;
            }
        };

        boolean isFast() {
            return false;
        }
    }
}
