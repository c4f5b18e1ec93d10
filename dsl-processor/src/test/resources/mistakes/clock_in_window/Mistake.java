// warning: NonDeterministicCall
package shop;

import dev.holdfast.*;
import dev.holdfast.connector.*;
import dev.holdfast.field.*;
import dev.holdfast.serial.*;
import dev.holdfast.window.*;
import java.time.*;

final class Mistake {

    static Pipeline build(Source<Click> source, Sink<Object> sink) {
        return Stream.from(source)
                .withProcessingTime()
                .groupBy(KeyField.of("user", Click::user, KeySerializers.string()))
                .windowedBy(Windows.tumbling(Duration.ofMinutes(1)))
                .count()
                .whenClosed((user, window, n) -> user + n + Instant.now())
                .writeTo(sink);
    }
}
