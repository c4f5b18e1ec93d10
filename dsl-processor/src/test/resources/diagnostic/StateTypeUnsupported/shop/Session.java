package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.BitSet;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;

@StateRecord
record Session(
        Map<String, ?> tags,
        Date at,
        List<? extends Number> numbers,
        StringBuilder text,
        List<BitSet> flags,
        Locale language,
        Settings settings) {}

final class Settings {}
