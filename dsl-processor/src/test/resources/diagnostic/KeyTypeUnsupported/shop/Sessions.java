package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Sessions {

    @UpdateFunction
    static String byPage(Page page, Iterator<String> clicks, GroupState<Long> state) {
        return "";
    }

    @UpdateFunction
    static String byRatio(Float ratio, Iterator<String> clicks, GroupState<Long> state) {
        return "";
    }

    @UpdateFunction
    static String byAnything(Object key, Iterator<String> clicks, GroupState<Long> state) {
        return "";
    }
}
