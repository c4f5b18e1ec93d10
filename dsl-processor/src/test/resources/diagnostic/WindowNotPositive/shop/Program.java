package shop;

import dev.holdfast.window.Windows;
import java.time.Duration;

final class Program {

    static Windows none() {
        return Windows.tumbling(Duration.ZERO);
    }

    static Windows slides() {
        return Windows.sliding(Duration.ofHours(1), Duration.ofMinutes(0));
    }

    static Windows backwards() {
        return Windows.session(Duration.ofMinutes(-5));
    }

    static Windows right(Duration size) {
        return size.isZero() ? Windows.tumbling(size) : Windows.session(Duration.ofMinutes(5));
    }
}
