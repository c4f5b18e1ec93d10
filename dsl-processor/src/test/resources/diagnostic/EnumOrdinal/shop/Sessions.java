package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Sessions {

    enum Kind {
        VIEW,
        BUY
    }

    @UpdateFunction
    static Integer track(String userId, Iterator<Kind> clicks, GroupState<Integer> state) {
        Kind kind = clicks.next();
        int[] prices = new int[2];
        boolean isLater = kind.ordinal() > Kind.VIEW.ordinal();
        return isLater ? prices[kind.ordinal()] : 10 * kind.ordinal();
    }
}
