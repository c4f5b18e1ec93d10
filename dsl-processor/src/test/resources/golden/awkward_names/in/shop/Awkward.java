package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.List;

@StateRecord
public record Awkward(
        int in,
        int out,
        int value,
        String schema,
        long SCHEMA,
        long FORMAT,
        int INNER_SERIALIZER,
        List<String> tags,
        List<Integer> Tags,
        List<List<Integer>> list,
        List<Integer> listElement,
        int $1,
        int größe,
        Inner inner,
        Map map) {

    @StateRecord
    record Inner(int AwkwardSerializer) {}

    @StateRecord
    record Map(java.util.Map<String, Map2> map) {}

    @StateRecord
    record Map2(boolean value) {}
}
