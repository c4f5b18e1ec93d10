package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.List;
import java.util.Map;

@StateRecord
public record Basket(
        List<String> tags,
        Map<String, Long> amounts,
        List<Map<String, Item>> pages,
        Map<Item, List<List<Integer>>> matrix) {

    @StateRecord
    public record Item(String name) {}
}
