// warning: FieldChanged
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

    private static long count;

    static Pipeline build(Source<Click> source, Sink<Object> sink) {
        return Stream.from(source)
                .map(new Function<Click, String>() {
                    @Override
                    public String apply(Click click) {
                        return click.user() + ++count;
                    }
                })
                .writeTo(sink);
    }
}
