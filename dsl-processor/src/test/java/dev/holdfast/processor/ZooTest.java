package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.processor.Zoo.Animal;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.StateInput;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A zoo of state types, all of whose serializers get values, and bytes that are none. {@code -Dzoo.seconds=600} goes on for ten
 * minutes with ever new seeds; without it the run is short.
 */
class ZooTest {

    private static final long SEED = 20_261_121;
    private static final int VALUES = 60;
    private static final int INPUTS = 400;
    private static final long SECONDS = Long.getLong("zoo.seconds", 0);

    private static final List<Animal> ZOO = Zoo.animals();

    @Test
    void the_zoo_has_sixty_types() {
        assertThat(ZOO).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void values_come_back() {
        Random random = new Random(SEED);
        for (Animal animal : ZOO) {
            for (int i = 0; i < VALUES; i++) {
                Object value = new RandomValues(random).value(animal.type());
                byte[] bytes = animal.bytes(value);
                StateInput in = new StateInput(bytes);
                Object read = animal.serializer().read(in);
                in.expectEnd();
                assertThat(DeepText.of(read)).as("seed %s", SEED).isEqualTo(DeepText.of(value));
                assertThat(animal.bytes(read)).as("seed %s, %s", SEED, value).isEqualTo(bytes);
            }
        }
    }

    @Test
    void any_bytes_are_a_value_or_corrupt_and_take_little_memory() {
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        long seed = SEED;
        do {
            Random random = new Random(seed);
            for (Animal animal : ZOO) {
                for (int i = 0; i < INPUTS; i++) {
                    animal.decode(input(animal, random), "seed " + seed);
                }
            }
            seed++;
        } while (System.nanoTime() < end);
    }

    @Test
    void depth_is_bounded_when_read_and_when_written() {
        Animal chains = Zoo.animal("Chains");
        byte[] deep = new byte[200_000];
        for (int i = 0; i < deep.length; i += 2) {
            deep[i] = 2;
            deep[i + 1] = 1;
        }
        assertThat(corruption(chains, deep)).startsWith("values of zoo.Chain nested more than 500 deep");
        for (String type : List.of("Folders", "Trees", "Formulas", "Mutuals", "Chains")) {
            for (byte filling : new byte[] {0, 1, 2, 3, 4}) {
                byte[] bytes = new byte[200_000];
                Arrays.fill(bytes, filling);
                Zoo.animal(type).decode(bytes, "seed " + SEED);
            }
        }
    }

    /** A valid value with some bytes changed, cut, doubled or inserted; or random bytes. */
    private static byte[] input(Animal animal, Random random) {
        if (random.nextInt(4) == 0) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            return bytes;
        }
        return Mutations.of(animal.bytes(new RandomValues(random).value(animal.type())), random);
    }

    private static String corruption(Animal animal, byte[] bytes) {
        try {
            return "read " + animal.serializer().read(new StateInput(bytes));
        } catch (CorruptStateException e) {
            return e.getMessage();
        }
    }
}
