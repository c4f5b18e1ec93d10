package dev.holdfast.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Plans against an oracle that works on values; {@code -Dholdfast.rounds=…} makes the campaign longer. */
class RandomChangesTest {

    private static final long SEED = 31;
    private static final int ROUNDS = Integer.getInteger("holdfast.rounds", 3_000);

    @Test
    void a_plan_gives_what_the_changes_say() {
        Random random = new Random(SEED);
        int rewritten = 0;
        for (int round = 0; round < ROUNDS; round++) {
            RandomChanges changes = new RandomChanges(random);
            SchemaType written = changes.record(4);
            RandomChanges.Changed changed = changes.change(written);
            String what = "seed " + SEED + ", round " + round + ": " + written + " -> " + changed.type();
            // the text is what comes from the checkpoint
            Resolution resolution =
                    Resolution.of(SchemaType.parse(written.toString()), changed.type(), MigrationSet.none());
            assertThat(resolution.refusals()).as(what).isEmpty();
            rewritten += resolution.plan().keepsBytes() ? 0 : 1;
            for (int i = 0; i < 3; i++) {
                Object value = changes.value(written);
                byte[] now = run(resolution.plan(), ValueTrees.bytes(written, value));
                assertThat(ValueTrees.read(changed.type(), now))
                        .as(what)
                        .isEqualTo(changed.convertFn().apply(value));
                assertThat(now)
                        .as(what)
                        .isEqualTo(ValueTrees.bytes(
                                changed.type(), changed.convertFn().apply(value)));
            }
        }
        assertThat(rewritten).isBetween(ROUNDS / 3, ROUNDS * 9 / 10);
    }

    @Test
    void hostile_bytes_end_in_a_value_or_are_corrupt() {
        Random random = new Random(SEED);
        int corrupt = 0;
        for (int round = 0; round < ROUNDS; round++) {
            RandomChanges changes = new RandomChanges(random);
            SchemaType written = changes.record(4);
            StatePlan plan = Resolution.of(written, changes.change(written).type(), MigrationSet.none())
                    .plan();
            byte[] bytes = ValueTrees.bytes(written, changes.value(written));
            for (int i = 0; i < 4 && bytes.length > 0; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                try {
                    run(plan, bytes);
                } catch (CorruptStateException e) {
                    corrupt++;
                }
            }
        }
        assertThat(corrupt).as("seed %s", SEED).isGreaterThan(ROUNDS / 10);
    }

    private static byte[] run(StatePlan plan, byte[] written) {
        StateInput in = new StateInput(written);
        StateOutput out = new StateOutput();
        plan.run(in, out);
        in.expectEnd();
        return out.toByteArray();
    }
}
