package dev.holdfast.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RepeatedStringsTest {

    @Test
    void a_repeated_string_is_one_object() {
        StateInput in = written(List.of("clicks", "clicks"));
        assertThat(in.readRepeatedString()).isEqualTo("clicks").isSameAs(in.readRepeatedString());
    }

    @Test
    void any_string_is_read_as_it_was_written() {
        for (long seed = 0; seed < 20; seed++) {
            List<String> strings = strings(new Random(seed));
            StateInput in = written(strings);
            for (String string : strings) {
                assertThat(in.readRepeatedString()).as("seed %d", seed).isEqualTo(string);
            }
            in.expectEnd();
        }
    }

    @Test
    void malformed_bytes_are_refused() {
        assertThatThrownBy(() -> new StateInput(new byte[] {}).readRepeatedString())
                .isInstanceOf(CorruptStateException.class);
        assertThatThrownBy(() -> new StateInput(new byte[] {4, 'a'}).readRepeatedString())
                .isInstanceOf(CorruptStateException.class);
    }

    /** Lengths around the longest that repeats, few characters so that hashes meet, and some that are not Latin-1. */
    private static List<String> strings(Random random) {
        List<String> strings = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(36); length > 0; length--) {
                text.append((char) (random.nextInt(50) == 0 ? 0x20AC : 'a' + random.nextInt(2)));
            }
            strings.add(text.toString());
        }
        return strings;
    }

    private static StateInput written(List<String> strings) {
        return new StateInput(bytesOf(strings));
    }

    private static byte[] bytesOf(List<String> strings) {
        StateOutput out = new StateOutput();
        strings.forEach(out::writeString);
        return out.toByteArray();
    }
}
