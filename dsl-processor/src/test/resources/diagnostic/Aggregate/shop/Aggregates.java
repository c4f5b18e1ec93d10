package shop;

import dev.holdfast.annotation.Aggregate;
import org.jspecify.annotations.Nullable;

final class Aggregates {

    @Aggregate
    static final class NoMerge {
        static Long add(@Nullable Long soFar, String event) {
            return 1L;
        }

        static Long result(Long count) {
            return count;
        }
    }

    @Aggregate
    static final class Nothing {}

    @Aggregate
    static final class Two {
        static Long add(@Nullable Long soFar, String event) {
            return 1L;
        }

        static Long add(@Nullable Long soFar, Integer event) {
            return 1L;
        }

        static Long merge(Long first, Long second) {
            return first + second;
        }

        static Long result(Long count) {
            return count;
        }
    }

    @Aggregate
    static final class Hidden {
        static Long start() {
            return 0L;
        }

        private static Long add(Long soFar, String event) {
            return 1L;
        }

        static <N> Long merge(Long first, Long second) {
            return first + second;
        }

        static Long result(Long count) throws Exception {
            return count;
        }
    }

    @Aggregate
    final class Inner {
        Long add(@Nullable Long soFar, String event) {
            return 1L;
        }

        Long merge(Long first, Long second) {
            return first + second;
        }

        Long result(Long count) {
            return count;
        }
    }

    @Aggregate
    static final class EventFirst {
        static Long add(String event, @Nullable Long soFar) {
            return 1L;
        }

        static Long merge(Long first, Long second) {
            return first + second;
        }

        static Long result(Long count) {
            return count;
        }
    }

    @Aggregate
    static final class OtherTypes {
        static Integer start() {
            return 0;
        }

        static Long add(Long soFar, String event) {
            return 1L;
        }

        static Long merge(Long first, Integer second) {
            return first + second;
        }

        static void result(Long count) {}
    }

    @Aggregate
    static final class Primitive {
        static long add(long soFar, String event) {
            return 1L;
        }

        static long merge(long first, long second) {
            return first + second;
        }

        static long result(long count) {
            return count;
        }
    }

    @Aggregate
    static final class NullFirst {
        static Long add(Long soFar, String event) {
            return 1L;
        }

        static Long merge(Long first, Long second) {
            return first + second;
        }

        static Long result(Long count) {
            return count;
        }
    }

    @Aggregate
    static final class Nulls {
        static Long start() {
            return 0L;
        }

        static @Nullable Long add(@Nullable Long soFar, String event) {
            return 1L;
        }

        static @Nullable Long merge(Long first, @Nullable Long second) {
            return first;
        }

        static Long result(@Nullable Long count) {
            return 0L;
        }
    }

    @Aggregate(name = "how many")
    static final class Named {
        static Long add(@Nullable Long soFar, String event) {
            return 1L;
        }

        static Long merge(Long first, Long second) {
            return first + second;
        }

        static Long result(Long count) {
            return count;
        }
    }
}
