package shop;

import dev.holdfast.annotation.Aggregate;
import org.jspecify.annotations.Nullable;

final class Words {

    private Words() {}

    @Aggregate
    static final class Longest {

        private Longest() {}

        static String add(@Nullable String soFar, String word) {
            return soFar == null ? word : merge(soFar, word);
        }

        static String merge(String first, String second) {
            return second.length() > first.length() ? second : first;
        }

        static @Nullable String result(String longest) {
            return longest.isEmpty() ? null : longest;
        }
    }
}
