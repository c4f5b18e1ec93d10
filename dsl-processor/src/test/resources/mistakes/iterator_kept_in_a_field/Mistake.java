// error: HandleKept
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

    private Iterator<Click> kept;

    @UpdateFunction
    String count(String user, Iterator<Click> clicks, GroupState<Session> state) {
        this.kept = clicks;
        return user;
    }
}
