// warning: ResultIgnored
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

    static Object program(Source<Click> clicks) {
        Stream<Click> stream = Stream.from(clicks);
        stream.filter(click -> click.cents() > 0);
        return stream.groupByKey(Click::user);
    }
}
