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

    private final List<String> seen = new ArrayList<>();

    private void remember(String user) {
        this.seen.add(user);
    }

    @UpdateFunction
    String count(String user, Iterator<Click> clicks, GroupState<Session> state) {
        remember(user);
        return user;
    }
}
