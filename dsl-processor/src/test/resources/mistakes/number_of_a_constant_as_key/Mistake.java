// warning: EnumOrdinal
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

    static Pipeline build(Source<Click> source, Sink<Object> sink) {
        return Stream.from(source).map(click -> click.kind().ordinal()).writeTo(sink);
    }
}
