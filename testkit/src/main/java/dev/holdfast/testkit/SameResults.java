package dev.holdfast.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.Assertions;

/** Compares results whose type may have no {@code equals} of its own. */
final class SameResults {

    private SameResults() {}

    static boolean areSame(List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!areSame(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean areSameInAnyOrder(List<?> left, List<?> right) {
        List<Object> unmatched = new ArrayList<>(right);
        for (Object value : left) {
            Optional<Object> match =
                    unmatched.stream().filter(other -> areSame(value, other)).findFirst();
            if (match.isEmpty()) {
                return false;
            }
            unmatched.remove(match.get());
        }
        return unmatched.isEmpty();
    }

    private static boolean areSame(Object left, Object right) {
        return Objects.deepEquals(left, right) || (!hasOwnEquals(left) && haveSameFields(left, right));
    }

    private static boolean haveSameFields(Object left, Object right) {
        try {
            Assertions.assertThat(left).usingRecursiveComparison().isEqualTo(right);
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    private static boolean hasOwnEquals(Object value) {
        try {
            return value.getClass().getMethod("equals", Object.class).getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every class has equals", e);
        }
    }
}
