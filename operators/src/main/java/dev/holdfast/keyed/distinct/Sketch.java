package dev.holdfast.keyed.distinct;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import dev.holdfast.serial.CorruptStateException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Estimates how many different hashes were added. A few are kept as tokens, which are so long that hardly two hashes have the same; of more the registers of an
 * UltraLogLog are kept, which hold what their tokens say. So the bytes depend on which hashes were added, and neither on their order nor on what was merged.
 */
final class Sketch {

    /** Up to so many tokens are kept; registers take twice the space. */
    static final int MOST_TOKENS = 500;

    /** Two to the power of it is the number of registers, of one byte each. The error is 0.78 divided by the root of that: 1.2 %. */
    static final int PRECISION = 12;

    private static final int FEW = 4;

    private int[] tokens;
    private int size;
    private @Nullable UltraLogLog registers;

    Sketch() {
        tokens = new int[FEW];
    }

    private Sketch(int[] tokens, @Nullable UltraLogLog registers) {
        this.tokens = tokens;
        size = tokens.length;
        this.registers = registers;
    }

    void add(long hash) {
        if (registers == null) {
            addToken(UltraLogLog.computeToken(hash));
        } else {
            registers.add(hash);
        }
    }

    /** Adds what was added to another one, which stays as it is. */
    void addAll(Sketch other) {
        if (other.registers == null) {
            for (int i = 0; i < other.size; i++) {
                addToken(other.tokens[i]);
            }
            return;
        }
        toRegisters().add(other.registers);
    }

    private void addToken(int token) {
        if (registers != null) {
            registers.addToken(token);
            return;
        }
        int found = Arrays.binarySearch(tokens, 0, size, token);
        if (found >= 0) {
            return;
        } else if (size == MOST_TOKENS) {
            toRegisters().addToken(token);
            return;
        }
        insert(-found - 1, token);
    }

    private void insert(int place, int token) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, Math.min(Math.max(FEW, 2 * size), MOST_TOKENS));
        }
        System.arraycopy(tokens, place, tokens, place + 1, size - place);
        tokens[place] = token;
        size++;
    }

    private UltraLogLog toRegisters() {
        UltraLogLog all = registers;
        if (all == null) {
            all = UltraLogLog.create(PRECISION);
            for (int i = 0; i < size; i++) {
                all.addToken(tokens[i]);
            }
            registers = all;
            tokens = new int[0];
            size = 0;
        }
        return all;
    }

    /** How many different hashes there were, about. */
    long estimate() {
        return registers == null
                ? size
                : Math.round(registers.getDistinctCountEstimate(UltraLogLog.OPTIMAL_FGRA_ESTIMATOR));
    }

    /** The tokens in ascending order with four bytes each, the first the highest; or all registers. */
    byte[] toBytes() {
        if (registers != null) {
            return registers.getState();
        }
        ByteBuffer bytes = ByteBuffer.allocate(size * Integer.BYTES);
        for (int i = 0; i < size; i++) {
            bytes.putInt(tokens[i]);
        }
        return bytes.array();
    }

    /**
     * The sketch that had some bytes, which belong to it from then on.
     *
     * @throws CorruptStateException if none has
     */
    static Sketch of(byte[] bytes) {
        if (bytes.length == 1 << PRECISION) {
            return new Sketch(new int[0], UltraLogLog.wrap(bytes));
        } else if (bytes.length > MOST_TOKENS * Integer.BYTES || bytes.length % Integer.BYTES != 0) {
            throw new CorruptStateException("The counts of different values have " + bytes.length
                    + " bytes, and no estimate of this build has as many.");
        }
        int[] tokens = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).asIntBuffer().get(tokens);
        for (int i = 1; i < tokens.length; i++) {
            if (tokens[i - 1] >= tokens[i]) {
                throw new CorruptStateException("The counts of different values have tokens that do not ascend.");
            }
        }
        return new Sketch(tokens, null);
    }

    /** The estimate. */
    @Override
    public String toString() {
        return String.valueOf(estimate());
    }
}
