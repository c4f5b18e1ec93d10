// error: StrayAnnotation
package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Mistake {

    static Object visits() {
        return new Object() {
            @UpdateFunction
            Long count(String user, Iterator<Long> visits, GroupState<Long> state) {
                return visits.next();
            }
        };
    }
}
