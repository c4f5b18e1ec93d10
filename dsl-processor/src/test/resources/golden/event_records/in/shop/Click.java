package shop;

import dev.holdfast.annotation.EventRecord;
import dev.holdfast.annotation.KeyRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@EventRecord
public record Click(
        String userId,
        long storeId,
        int count,
        double price,
        Instant at,
        Device device,
        Page page,
        @Nullable String referrer,
        List<String> tags,
        Origin origin) {

    public enum Device {
        PHONE,
        DESKTOP
    }

    @KeyRecord
    public record Page(String site, String path) {}

    @EventRecord
    public record Origin(String country) {}
}
