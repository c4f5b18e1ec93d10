// warning: NonDeterministicCall
package shop;

import dev.holdfast.*;
import dev.holdfast.annotation.*;
import dev.holdfast.connector.*;
import dev.holdfast.state.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.Function;

final class Mistake {

    private static String salted(String user) {
        return user + ThreadLocalRandom.current().nextInt(8);
    }

    static Pipeline build(Source<Click> source, Sink<Object> sink, dev.holdfast.operator.FlatMapGroups<String, Click, ?, Session> operator) {
        Function<Click, String> key = click -> salted(click.user());
        return Stream.from(source).groupByKey(key).flatMapGroupsWithState(operator).writeTo(sink);
    }
}
