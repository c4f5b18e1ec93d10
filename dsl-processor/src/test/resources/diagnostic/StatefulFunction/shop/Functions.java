package shop;

import dev.holdfast.annotation.ExpireAt;
import dev.holdfast.annotation.OnEvent;
import dev.holdfast.annotation.OnExpire;
import dev.holdfast.annotation.StatefulFunction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

final class Functions {

    @StatefulFunction
    static final class NoEvent {
        @ExpireAt
        static Instant expiry(Long count) {
            return Instant.EPOCH;
        }
    }

    @StatefulFunction
    static final class NoKey {
        @OnEvent
        static Long on(String event, @Nullable Long count) {
            return 1L;
        }
    }

    @StatefulFunction
    static final class NoResults {
        @OnEvent
        static Long on(String key, String event, @Nullable Long count) {
            return 1L;
        }
    }

    @StatefulFunction
    static final class Void {
        @OnEvent
        static void on(String key, String event, @Nullable Long count) {}
    }

    @StatefulFunction
    static final class NeverExpires {
        @OnEvent
        static Long on(String key, String event, @Nullable Long count) {
            return 1L;
        }

        @OnExpire
        static String close(String key, Long count) {
            return key;
        }
    }

    @StatefulFunction
    static final class WrongExpiry {
        @OnEvent
        static Long on(String key, String event, @Nullable Long count) {
            return 1L;
        }

        @ExpireAt
        static Long expiry(Long count) {
            return count;
        }

        @OnExpire
        static String close(Integer key, Long count) {
            return "";
        }
    }

    @StatefulFunction
    static final class Instance {
        @OnEvent
        Long on(String key, String event, @Nullable Long count) {
            return 1L;
        }
    }

    @StatefulFunction
    static final class Two {
        @OnEvent
        static Long on(String key, String event, @Nullable Long count) {
            return 1L;
        }

        @OnEvent
        static Long another(String key, String event, @Nullable Long count) {
            return 1L;
        }
    }
}
