package dev.holdfast.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyHashTest {

    /** From a second implementation of what {@code docs/state-format.md} says. They never change. */
    private static final Map<String, Integer> FROZEN = Map.of(
            "",
            0x67881846,
            "00",
            0xcf10308d,
            "6100",
            0xc1cdabf3,
            "616e6e00",
            0x2d7e8f87,
            "8000000000000001",
            0x298e53eb,
            "000102030405060708",
            0x5f245e47,
            "ff".repeat(16),
            0x6a08174a,
            "ff".repeat(23),
            0xd5b19a50);

    @Test
    void hash_is_frozen() {
        FROZEN.forEach((hex, hash) -> {
            byte[] bytes = HexFormat.of().parseHex(hex);
            assertThat(KeyHash.of(bytes, 0, bytes.length)).as(hex).isEqualTo(hash);
        });
    }

    @Test
    void key_group_is_frozen() {
        assertThat(KeyHash.keyGroup(0x2d7e8f87, 128)).isEqualTo(22);
        assertThat(KeyHash.keyGroup(0xcf10308d, 128)).isEqualTo(103);
        assertThat(KeyHash.keyGroup(0xcf10308d, 7)).isEqualTo(5);
        assertThat(KeyHash.keyGroup(-1, 128)).isEqualTo(127);
        assertThat(KeyHash.keyGroup(0, 1)).isZero();
    }

    @Test
    void hash_depends_on_the_part_only() {
        byte[] around = HexFormat.of().parseHex("99616e6e0099");
        assertThat(KeyHash.of(around, 1, 4)).isEqualTo(0x2d7e8f87);
        assertThatThrownBy(() -> KeyHash.of(around, 3, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void keys_in_a_row_spread_over_the_key_groups() {
        int[] keys = new int[128];
        StateOutput out = new StateOutput();
        for (int i = 0; i < 128_000; i++) {
            out.clear();
            out.writeKeyLong(i);
            keys[KeyHash.keyGroup(KeyHash.of(out.array(), 0, out.size()), 128)]++;
        }
        assertThat(Arrays.stream(keys).min().orElseThrow()).isGreaterThan(850);
        assertThat(Arrays.stream(keys).max().orElseThrow()).isLessThan(1150);
    }
}
