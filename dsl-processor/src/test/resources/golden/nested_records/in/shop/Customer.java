package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.places.Address;

@StateRecord
public record Customer(String name, Address home, @Nullable Address work, List<Visit> visits) {

    @StateRecord
    record Visit(int page, Duration length) {

        @StateRecord
        record Duration(long millis) {}
    }
}
