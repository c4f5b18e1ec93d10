// warning: SwallowedException
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

    private static boolean isPaid(Click click) {
        try {
            return Math.addExact(click.cents(), 1) > 1;
        } catch (Throwable t) {
            return false;
        }
    }

    static Pipeline build(Source<Click> source, Sink<Object> sink) {
        return Stream.from(source).filter(Mistake::isPaid).writeTo(sink);
    }
}
