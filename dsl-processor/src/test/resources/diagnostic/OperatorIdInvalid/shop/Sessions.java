package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Sessions {

    @UpdateFunction(id = " ")
    static String blank(String userId, Iterator<String> clicks, GroupState<Long> state) {
        return userId;
    }

    @UpdateFunction(id = "a\tb")
    static String tab(String userId, Iterator<String> clicks, GroupState<Long> state) {
        return userId;
    }

    @UpdateFunction(id = "\ud83d")
    static String half(String userId, Iterator<String> clicks, GroupState<Long> state) {
        return userId;
    }

    @UpdateFunction(id = LONG)
    static String lengthy(String userId, Iterator<String> clicks, GroupState<Long> state) {
        return userId;
    }

    static final String TEN = "0123456789";
    static final String FORTY = TEN + TEN + TEN + TEN;
    static final String LONG = FORTY + FORTY + FORTY + TEN;
}
