// warning: NonDeterministicCall
package shop;

import dev.holdfast.aggregate.*;
import java.time.*;

final class Mistake {

    static Aggregate<Click, Long> build() {
        return Aggregate.<Click>count().where(click -> click.user().equals(Instant.now().toString()));
    }
}
