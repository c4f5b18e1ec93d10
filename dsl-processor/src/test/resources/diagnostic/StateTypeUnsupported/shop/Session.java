package shop;

import dev.holdfast.annotation.StateRecord;
import java.math.BigDecimal;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

@StateRecord
record Session(
        Map<String, ?> tags,
        Set<String> pages,
        Optional<String> last,
        int[] counts,
        Date at,
        BigDecimal price,
        HashMap<String, Long> totals,
        List<Object> rest,
        List<? extends Number> numbers,
        Shape shape,
        Thread thread) {}

interface Shape {}
