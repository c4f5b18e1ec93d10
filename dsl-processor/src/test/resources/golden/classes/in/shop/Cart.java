package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields and accessors. */
@StateRecord
public class Cart extends Counted {

    static int made;

    String currency = "EUR";
    private long total;
    private boolean open;
    private @Nullable String coupon;
    private List<String> value = List.of();
    transient int cached;

    public Cart() {}

    public long getTotal() {
        return total;
    }

    public void setTotal(long total) {
        this.total = total;
    }

    public boolean isOpen() {
        return open;
    }

    public Cart open(boolean open) {
        this.open = open;
        return this;
    }

    public @Nullable String coupon() {
        return coupon;
    }

    public void setCoupon(@Nullable String coupon) {
        this.coupon = coupon;
    }

    public List<String> getValue() {
        return value;
    }

    public void setValue(List<String> value) {
        this.value = value;
    }
}
