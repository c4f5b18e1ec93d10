package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.List;

@StateRecord
record Session(int clicks, List<Visit> visits) {}
