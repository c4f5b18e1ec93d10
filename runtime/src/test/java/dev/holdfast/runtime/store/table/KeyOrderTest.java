package dev.holdfast.runtime.store.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Keys are sorted as their unsigned bytes are, however near the first difference is. */
class KeyOrderTest {

    @Test
    void no_key_and_one_key_are_sorted() {
        assertThat(sorted(List.of())).isEmpty();
        assertThat(sorted(List.of(new byte[0]))).containsExactly(new byte[0]);
    }

    @Test
    void a_key_stands_before_those_that_begin_with_it_and_high_bytes_stand_behind() {
        List<byte[]> keys = List.of(
                new byte[] {1, 0, 0}, new byte[] {1}, new byte[] {-1}, new byte[] {1, 0}, new byte[] {}, new byte[] {127
                });
        assertThat(sorted(keys))
                .containsExactly(
                        new byte[] {},
                        new byte[] {1},
                        new byte[] {1, 0},
                        new byte[] {1, 0, 0},
                        new byte[] {127},
                        new byte[] {-1});
    }

    @Test
    void random_keys_come_in_the_order_of_their_bytes() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            byte[] common = bytes(random, random.nextInt(12));
            int alphabet = 1 + random.nextInt(255);
            List<byte[]> keys = new ArrayList<>();
            for (int i = random.nextInt(300); i >= 0; i--) {
                keys.add(key(random, common, alphabet));
            }
            List<byte[]> expected = new ArrayList<>(keys);
            expected.sort(Arrays::compareUnsigned);
            assertThat(sorted(keys)).as("seed %s", seed).containsExactlyElementsOf(expected);
        }
    }

    private static byte[] key(Random random, byte[] common, int alphabet) {
        byte[] key = Arrays.copyOf(common, common.length + random.nextInt(20));
        for (int i = common.length; i < key.length; i++) {
            key[i] = (byte) random.nextInt(alphabet);
        }
        return key;
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Each key stands in an array of its own, with a byte before and behind it. */
    private static List<byte[]> sorted(List<byte[]> keys) {
        KeyOrder.Keys places = new KeyOrder.Keys() {
            @Override
            public byte[] array(int number) {
                byte[] array = new byte[keys.get(number).length + 2];
                System.arraycopy(keys.get(number), 0, array, 1, array.length - 2);
                return array;
            }

            @Override
            public int offset(int number) {
                return 1;
            }

            @Override
            public int length(int number) {
                return keys.get(number).length;
            }
        };
        int[] order = KeyOrder.sorted(IntStream.range(0, keys.size()).toArray(), places);
        return IntStream.of(order).mapToObj(keys::get).toList();
    }
}
