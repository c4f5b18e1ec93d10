package dev.holdfast.keyed.turns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BytesTest {

    @Test
    void they_are_equal_and_in_order_by_their_contents() {
        assertThat(Bytes.of(new byte[] {1, 2})).isEqualTo(Bytes.of(new byte[] {1, 2}));
        assertThat(Bytes.of(new byte[] {1, 2})).isLessThan(Bytes.of(new byte[] {1, -2}));
        assertThat(Bytes.of(new byte[0])).isSameAs(Bytes.NONE);
    }

    /** A savepoint keeps keys in groups by this. */
    @Test
    void their_hash_is_the_same_in_every_process() {
        assertThat(Bytes.of(new byte[] {1, 2, 3}).hashCode()).isEqualTo(-1852993801);
    }
}
