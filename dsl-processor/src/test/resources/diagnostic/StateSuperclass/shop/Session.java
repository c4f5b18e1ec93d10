package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.Date;

@StateRecord
final class Session extends Thread {
    int clicks;
}

@StateRecord
final class Visit extends Date {
    private static final long serialVersionUID = 1L;
    int clicks;
}
