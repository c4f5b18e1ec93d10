// warning: FieldChanged
package shop;

import dev.holdfast.*;
import dev.holdfast.annotation.*;
import dev.holdfast.connector.*;
import dev.holdfast.state.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

final class Mistake {

    static final class Cache {
        static final AtomicReference<String> LAST = new AtomicReference<>();
    }

    @UpdateFunction
    static String count(String user, Iterator<Click> clicks, GroupState<Session> state) {
        Cache.LAST.set(user);
        return user;
    }
}
