package shop;

import dev.holdfast.annotation.KeyRecord;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;
import java.util.List;
import other.PageKey;
import other.Visit;

@StateRecord
record Session(List<Visit> visits, PageKey page) {}

@KeyRecord
record SessionKey(PageKey page) {}

@StateRecord
record Around(Session session) {}

final class Sessions {

    @UpdateFunction
    static String count(PageKey page, Iterator<String> clicks, GroupState<Visit> state) {
        return page.page();
    }
}
