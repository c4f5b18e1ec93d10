// warning: BlockingCall
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

    private static Function<Click, List<String>> numbers() {
        return click -> {
            try {
                Thread.sleep(click.cents());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return List.of(click.user());
        };
    }

    static Pipeline build(Source<Click> source, Sink<Object> sink) {
        return Stream.from(source).flatMap(numbers()).writeTo(sink);
    }
}
