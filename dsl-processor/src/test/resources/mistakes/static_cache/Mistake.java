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

    private static final Map<String, Long> SEEN = new HashMap<>();

    @UpdateFunction
    static String count(String user, Iterator<Click> clicks, GroupState<Session> state) {
        SEEN.merge(user, 1L, Long::sum);
        return user;
    }
}
