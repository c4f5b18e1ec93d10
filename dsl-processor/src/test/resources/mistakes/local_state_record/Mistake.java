// error: StrayAnnotation
package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.List;

final class Mistake {

    static List<Object> visits() {
        @StateRecord
        record Visit(int page) {}
        return List.of(new Visit(1));
    }
}
