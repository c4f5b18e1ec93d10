package dev.holdfast.processor;

import dev.holdfast.processor.Zoo.Animal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What a fuzzer calls with its inputs; Jazzer finds the method by its name. The first byte chooses a type of the zoo and the second what
 * the others are: bytes to read as they are, or the dice of a generator, which makes a value, writes it, and changes what it wrote. So the
 * fuzzer gets past the first fields also where bytes alone are hardly ever valid.
 */
public final class FuzzTarget {

    private static final List<Animal> ZOO = Zoo.animals();

    private FuzzTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) {
            return;
        }
        Animal animal = ZOO.get(Byte.toUnsignedInt(input[0]) % ZOO.size());
        byte[] rest = Arrays.copyOfRange(input, 2, input.length);
        animal.decode(input[1] < 0 ? made(animal, rest) : rest, "fuzz");
    }

    private static byte[] made(Animal animal, byte[] dice) {
        Random random = new Dice(dice);
        byte[] valid = animal.bytes(new RandomValues(random).value(animal.type()));
        return Mutations.of(valid, random);
    }

    /** Random numbers that the fuzzer chooses, as long as it has some. */
    private static final class Dice extends Random {

        private static final long serialVersionUID = 1L;

        private final byte[] dice;
        private int next;

        Dice(byte[] dice) {
            super(Arrays.hashCode(dice));
            this.dice = dice;
        }

        @Override
        protected int next(int bits) {
            if (next + 4 > dice.length) {
                return super.next(bits);
            }
            int number = 0;
            for (int i = 0; i < 4; i++) {
                number = number << 8 | Byte.toUnsignedInt(dice[next++]);
            }
            return number >>> (32 - bits);
        }
    }
}
